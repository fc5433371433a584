import { createHash } from 'node:crypto'
import { random, type TypedArray } from '@dezero/ndarray'
import { describe, expect, it } from 'vitest'
import { ArrayDataset, Flatten, Spiral } from '../src/index.ts'
import figures from './figures/book.json' with { type: 'json' }

const sha256 = (data: TypedArray) => createHash('sha256').update(data).digest('hex')

describe.each([
  ['train', true],
  ['test', false],
] as const)('the %s set of the book', (part, train) => {
  const { data, label } = new Spiral({ train })
  const expected = figures.spiral[part]

  it('has its points, bit for bit', () => {
    expect([data.dtype, data.shape]).toEqual(['float32', [300, 2]])
    expect(data.slice(':3').tolist()).toEqual([0, 2, 4].map((i) => expected.x_first3.slice(i, i + 2)))
    expect(sha256(data.copy().data)).toBe(expected.sha256_of_x_float32_le)
  })

  it('has its labels', () => {
    expect([label.dtype, label.shape]).toEqual(['int32', [300]])
    expect((label.tolist() as number[]).join('')).toBe(expected.t_as_text)
  })

  it('comes from a generator with its seed as well', () => {
    const generator = random.generator(train ? 1984 : 2020)
    expect(new Spiral({ train, generator }).data.tolist()).toEqual(data.tolist())
  })
})

it('is a set of arrays, for training unless train is false', () => {
  const set = new Spiral()
  expect(set).toBeInstanceOf(ArrayDataset)
  expect(set.length).toBe(300)
  expect(set.get(0).map(String)).toEqual(['[-0.13981389 -0.00721657]', '1'])
})

it('leaves the shared generator as it is, unless that is passed', () => {
  random.seed(5)
  const [first, second] = [random.rand().item(), random.rand().item()]
  random.seed(5)
  expect(random.rand().item()).toBe(first)
  new Spiral()
  expect(random.rand().item()).toBe(second)
  new Spiral({ generator: random })
  const after = random.rand().item()
  random.seed(5)
  random.rand(2)
  random.randn(300)
  random.permutation(300)
  expect(random.rand().item()).toBe(after)
})

it('applies transforms', () => {
  const [x, t] = new Spiral({ transform: (x) => x.mul(2), targetTransform: new Flatten() }).get(1)
  expect([x.tolist(), t.shape]).toEqual([[0.7409878373146057, 1.1641894578933716], [1]])
})

it('refuses a seed for a generator, and options that there are not', () => {
  expect(() => new Spiral({ generator: 1984 as never })).toThrow(
    'Spiral: generator must be random or random.generator(1984), got the number 1984',
  )
  expect(() => new Spiral({ seed: 1 } as never)).toThrow('Spiral: there is no option seed')
  expect(() => new Spiral(true as never)).toThrow('Spiral: options stand in one object such as { train: false }')
})
