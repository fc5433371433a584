import type { Variable, VariableLike } from '@dezero/core'
import { SeqDataLoader, SinCurve } from '@dezero/data'
import { meanSquaredError } from '@dezero/functions'
import { type DType, random } from '@dezero/ndarray'
import { Adam } from '@dezero/optim'
import type {} from '@dezero/testing/matchers' // the type of toBeAllClose
import { describe, expect, it } from 'vitest'
import { Linear, LSTM, Model, type Recurrent, RNN } from '../src/index.ts'
import figures from './figures/recurrent.json' with { type: 'json' }

/** The networks of steps 59 and 60. */
class Predictor extends Model {
  rnn: Recurrent
  fc: Linear

  constructor(Kind: typeof RNN | typeof LSTM, dtype: DType) {
    super()
    this.rnn = new Kind(100, { dtype })
    this.fc = new Linear(1, { dtype })
  }
  forward(x: VariableLike) {
    return this.fc.call(this.rnn.call(x))
  }
}

interface Run {
  Kind: typeof RNN | typeof LSTM
  dtype: DType
  batchSize: number
  maxEpoch: number
  /** The step of an epoch that is followed by an update, as each thirtieth is. */
  last: number
}

/** What steps 59 and 60 print, and the sums behind it after each update. */
function losses({ Kind, dtype, batchSize, maxEpoch, last }: Run) {
  random.seed(0)
  const loader = new SeqDataLoader(new SinCurve({ generator: random }), { batchSize })
  const model = new Predictor(Kind, dtype)
  const optimizer = new Adam().setup(model)
  const sums: number[][] = []
  const averages: number[] = []
  for (let epoch = 0; epoch < maxEpoch; epoch++) {
    model.rnn.resetState()
    sums.push([])
    let loss: Variable | undefined
    let count = 0
    for (const [x, t] of loader) {
      loss = meanSquaredError(model.call(x), t).add(loss ?? 0)
      count++
      if (count % 30 !== 0 && count !== last) continue
      model.clearGrads()
      loss.backward()
      loss.unchainBackward()
      optimizer.update()
      sums[epoch].push(loss.data.item())
    }
    averages.push(loss!.data.item() / count)
  }
  return { sums, averages }
}

it.each([
  ['float64', { rtol: 1e-8, atol: 0 }],
  ['float32', { rtol: 1e-5, atol: 1e-5 }],
] as const)('step 59, an RNN with %s, learns as the Python original, from update to update', (dtype, tolerance) => {
  const expected = figures.step59[dtype]
  const { sums, averages } = losses({ Kind: RNN, dtype, batchSize: 1, maxEpoch: 2, last: 999 })
  expect(sums[0]).toBeAllClose(expected.updates, tolerance)
  expect(averages).toBeAllClose(expected.epochs.slice(0, 2), tolerance)
})

describe('step 60, an LSTM,', () => {
  const lstm = { Kind: LSTM, batchSize: 30, maxEpoch: 3 }

  it.each([
    ['float64', { rtol: 1e-8 }],
    ['float32', { rtol: 0, atol: 1e-6 }],
  ] as const)('learns as the Python original, with one update in an epoch: %s', (dtype, tolerance) => {
    const { averages } = losses({ ...lstm, dtype, last: 999 })
    expect(averages).toBeAllClose(figures.step60[dtype].epochs.slice(0, 3), tolerance)
  })

  it('learns faster with an update after the last step too, which the original misses', () => {
    const { averages } = losses({ ...lstm, dtype: 'float64', last: 34 })
    expect(averages).toBeAllClose(figures.step60.corrected.slice(0, 3), { rtol: 1e-8 })
  })
})
