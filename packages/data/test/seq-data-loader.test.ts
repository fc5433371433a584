import { arange, random } from '@dezero/ndarray'
import { expect, it } from 'vitest'
import { ArrayDataset, SeqDataLoader, SinCurve } from '../src/index.ts'
import figures from './figures/book.json' with { type: 'json' }

const expected = figures.seqDataLoader
const curve = new SinCurve()
const numbered = new ArrayDataset(arange(curve.length), arange(curve.length))

it('reads the sequences of the book side by side', () => {
  const loader = new SeqDataLoader(numbered, { batchSize: expected.batch })
  const batches = [...loader].map(([x]) => x.tolist())
  expect([curve.length, loader.length, batches.length]).toEqual([999, expected.batches, expected.batches])
  expect(batches[0]).toEqual(expected.first_batch_indices)
  expect(batches[33]).toEqual(expected['last_batch_(iteration_33)_indices'])
})

it('gives rows of the set, afresh in each loop', () => {
  const loader = new SeqDataLoader(curve, { batchSize: 30 })
  for (const _ of loader) break
  const [[x, t]] = loader
  expect([x.shape, t.shape]).toEqual([
    [30, 1],
    [30, 1],
  ])
  expect(x.slice(1).tolist()).toEqual(curve.data.slice(33).tolist())
  expect([...loader].length).toBe(34)
})

it('draws nothing', () => {
  random.seed(0)
  for (const _ of new SeqDataLoader(numbered, { batchSize: 30 }));
  expect(random.rand().item()).toBe(random.generator(0).rand().item())
})

it.each<[message: string, call: () => unknown]>([
  [
    'SeqDataLoader: batchSize must be a whole number ≥ 1, got the number 1.5',
    () => new SeqDataLoader(curve, { batchSize: 1.5 }),
  ],
  ['SeqDataLoader: 999 examples make no 1000 sequences', () => new SeqDataLoader(curve, { batchSize: 1000 })],
  [
    'SeqDataLoader: there is no option shuffle',
    () => new SeqDataLoader(curve, { batchSize: 3, shuffle: true } as never),
  ],
  ['SeqDataLoader: expected a set', () => new SeqDataLoader(undefined as never, { batchSize: 3 })],
])('%s', (message, call) => expect(call).toThrow(message))
