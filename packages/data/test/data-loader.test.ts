import { arange, array, random } from '@dezero/ndarray'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ArrayDataset, type Batch, DataLoader, type Dataset, Spiral } from '../src/index.ts'
import figures from './figures/book.json' with { type: 'json' }

const numbered = (n: number) => new ArrayDataset(arange(n).reshape(n, 1), arange(n, { dtype: 'int32' }))
const labels = (batches: Iterable<Batch>) => [...batches].map(([, t]) => t.tolist() as number[])

describe('a pass', () => {
  it('is a permutation of the set, in batches of one size but for the last', () => {
    fc.assert(
      fc.property(fc.nat(50), fc.integer({ min: 1, max: 20 }), (n, batchSize) => {
        const loader = new DataLoader(numbered(n), { batchSize })
        for (let pass = 0; pass < 3; pass++) {
          const batches = labels(loader)
          expect(batches.length).toBe(loader.length)
          expect(batches.flat().sort((a, b) => a - b)).toEqual([...Array(n).keys()])
          expect(batches.slice(0, -1).every((batch) => batch.length === batchSize)).toBe(true)
        }
      }),
    )
  })

  it('gives x and t in their dtypes and shapes', () => {
    const [[x, t]] = new DataLoader(new Spiral(), { batchSize: 30 })
    expect([x.dtype, x.shape, t.dtype, t.shape]).toEqual(['float32', [30, 2], 'int32', [30]])
  })

  it('keeps the order of the set where shuffle is false', () => {
    const loader = new DataLoader(numbered(5), { batchSize: 2, shuffle: false })
    expect(labels(loader)).toEqual([[0, 1], [2, 3], [4]])
    expect(labels(loader)).toEqual([[0, 1], [2, 3], [4]])
  })

  it('leaves out the rest with dropLast', () => {
    const loader = new DataLoader(numbered(5), { batchSize: 2, shuffle: false, dropLast: true })
    expect([loader.length, labels(loader)]).toEqual([
      2,
      [
        [0, 1],
        [2, 3],
      ],
    ])
  })

  it('has no batch of an empty set', () => {
    expect(labels(new DataLoader({ length: 0, get: () => [0, 0] }, { batchSize: 2 }))).toEqual([])
  })
})

describe('each loop is a pass of its own', () => {
  it('after a break too', () => {
    const loader = new DataLoader(numbered(100), { batchSize: 10 })
    for (const _ of loader) break
    expect(labels(loader).length).toBe(10)
  })

  it('with another order after a break', () => {
    const loader = new DataLoader(numbered(100), { batchSize: 10, generator: random.generator(0) })
    const firsts = Array.from({ length: 3 }, () => {
      for (const [, t] of loader) return String(t)
      return ''
    })
    expect(new Set(firsts).size).toBe(3)
  })

  it('while another goes on, in another order', () => {
    const loader = new DataLoader(numbered(100), { batchSize: 10 })
    const [one, other] = [loader[Symbol.iterator](), loader[Symbol.iterator]()]
    const pairs: [number[], number[]][] = []
    for (let a = one.next(), b = other.next(); !a.done && !b.done; a = one.next(), b = other.next()) {
      pairs.push([a.value[1].tolist() as number[], b.value[1].tolist() as number[]])
    }
    expect(pairs.length).toBe(10)
    expect(pairs.map(([a]) => a)).not.toEqual(pairs.map(([, b]) => b))
    for (const side of [0, 1]) expect(new Set(pairs.flatMap((pair) => pair[side])).size).toBe(100)
  })
})

describe('the draws', () => {
  it('are those of the book: a permutation when the loader is made, then one at the end of each pass', () => {
    const generator = random.generator(7)
    const expected = random.generator(7)
    const loader = new DataLoader(numbered(30), { batchSize: 4, generator })
    const orders = [expected.permutation(30), expected.permutation(30), expected.permutation(30)]
    expect(labels(loader).flat()).toEqual(orders[0].tolist())
    expect(labels(loader).flat()).toEqual(orders[1].tolist())
    expect(generator.rand().item()).toBe(expected.rand().item())
  })

  it('leave the weights of step 50 next in the stream', () => {
    random.seed(1984)
    const trainSet = new Spiral({ train: true, generator: random })
    random.seed(2020)
    const testSet = new Spiral({ train: false, generator: random })
    const train = new DataLoader(trainSet, { batchSize: 30, generator: random })
    const test = new DataLoader(testSet, { batchSize: 30, shuffle: false, generator: random })
    expect([train.length, test.length]).toEqual([10, 10])
    const w0 = random
      .randn(2, 10)
      .astype('float32')
      .mul(Math.fround(Math.sqrt(1 / 2)))
    expect(w0.slice(0, ':3').tolist()).toEqual(figures.step50.init_W0_first3)
  })

  it('leave the shared generator as it is, unless that is passed', () => {
    random.seed(0)
    labels(new DataLoader(numbered(10), { batchSize: 3 }))
    expect(random.rand().item()).toBe(random.generator(0).rand().item())
  })
})

describe('a set of your own', () => {
  const get = (i: number) => [array([i, i + 1]), array(i, { dtype: 'int32' })] as const

  it('needs only length and get', () => {
    const [[x, t], ...rest] = new DataLoader({ length: 5, get }, { batchSize: 3, shuffle: false })
    expect([x.tolist(), t.dtype, rest.length]).toEqual([
      [
        [0, 1],
        [1, 2],
        [2, 3],
      ],
      'int32',
      1,
    ])
  })

  it('may give numbers and lists', () => {
    const [[x, t]] = new DataLoader({ length: 2, get: (i) => [[i, i], i] }, { batchSize: 2, shuffle: false })
    expect([String(x), String(t)]).toEqual(['[[0. 0.]\n [1. 1.]]', '[0. 1.]'])
  })

  it('may have a faster way to take a batch', () => {
    const set: Dataset = { length: 4, get, take: (indices) => [array(indices), array(indices)] }
    expect(labels(new DataLoader(set, { batchSize: 4, shuffle: false }))).toEqual([[0, 1, 2, 3]])
  })

  it('gives the batches that an ArrayDataset gives', () => {
    const { data, label } = new Spiral()
    const own = { length: 300, get: (i: number) => [data.slice(i), label.slice(i)] as const }
    const passOf = (set: Dataset) => [...new DataLoader(set, { batchSize: 70, generator: random.generator(1) })]
    expect(passOf(own).map(String)).toEqual(passOf(new ArrayDataset(data, label)).map(String))
  })
})

describe('errors say what happened and what to do', () => {
  const set = numbered(10)
  const ragged: Dataset = { length: 3, get: (i) => [new Array(i + 1).fill(0), 0] }
  it.each<[message: string, call: () => unknown]>([
    ['DataLoader: batchSize must be a whole number ≥ 1, got the number 0', () => new DataLoader(set, { batchSize: 0 })],
    ['DataLoader: batchSize must be a whole number ≥ 1, got undefined', () => new DataLoader(set, {} as never)],
    [
      'DataLoader: options stand in one object such as { batchSize: 30 }, got the number 30',
      () => new DataLoader(set, 30 as never),
    ],
    ['DataLoader: there is no option batch_size', () => new DataLoader(set, { batch_size: 3 } as never)],
    [
      'DataLoader: expected a set with a length and a get(i), got a list of 1; new ArrayDataset(x, t) makes one',
      () => new DataLoader([1] as never, { batchSize: 1 }),
    ],
    [
      'DataLoader: dropLast leaves no batch of 11 from 10 examples',
      () => new DataLoader(set, { batchSize: 11, dropLast: true }),
    ],
    [
      'DataLoader: generator must be random or random.generator(seed), got the string "x"',
      () => new DataLoader(set, { batchSize: 1, generator: 'x' as never }),
    ],
    [
      'DataLoader: x of example 1 has shape [2], of example 0 [1]; a batch needs one shape',
      () => labels(new DataLoader(ragged, { batchSize: 2, shuffle: false })),
    ],
    [
      't of example 0: expected a number',
      () => labels(new DataLoader({ length: 1, get: () => [0, 'cat' as never] }, { batchSize: 1 })),
    ],
  ])('%s', (message, call) => expect(call).toThrow(message))
})
