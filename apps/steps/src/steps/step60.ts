// Step 60 · LSTM and data loaders                                                   Stage 5
// Gates decide what an LSTM forgets, takes in and shows of its memory; a SeqDataLoader reads 30 parts of the curve side
// by side. An epoch is 34 time steps, with an update after step 30 and after the last. In short: --epochs 5.
import { SeqDataLoader, SinCurve } from '@dezero/data'
import { meanSquaredError } from '@dezero/functions'
import { arange, array, linspace, random } from '@dezero/ndarray'
import { Linear, LSTM, Model } from '@dezero/nn'
import { Adam } from '@dezero/optim'
import { noGrad, Variable, type VariableLike } from '#core'
import { lines } from '../drawing/lines.ts'
import { savePlot } from '../drawing/plot.ts'
import { integer, options } from '../options.ts'

const { epochs: maxEpoch } = options({
  epochs: integer({ usual: 100, from: 1, to: 1000, because: 'each takes a tenth of a second' }),
})
const hiddenSize = 100
const batchSize = 30
const bpttLength = 30

random.seed(0)
const trainSet = new SinCurve({ generator: random })
const dataloader = new SeqDataLoader(trainSet, { batchSize })
const seqlen = dataloader.length

class BetterRNN extends Model {
  readonly rnn: LSTM
  readonly fc: Linear

  constructor(hiddenSize: number, outSize: number) {
    super()
    this.rnn = new LSTM(hiddenSize)
    this.fc = new Linear(outSize)
  }

  resetState() {
    this.rnn.resetState()
  }

  forward(x: VariableLike) {
    const h = this.rnn.call(x)
    return this.fc.call(h)
  }
}

const model = new BetterRNN(hiddenSize, 1)
const optimizer = new Adam().setup(model)

for (let epoch = 0; epoch < maxEpoch; epoch++) {
  model.resetState()
  let loss = new Variable(0)
  let count = 0

  for (const [x, t] of dataloader) {
    const y = model.call(x)
    loss = loss.add(meanSquaredError(y, t))
    count++

    if (count % bpttLength === 0 || count === seqlen) {
      model.clearGrads()
      loss.backward()
      loss.unchainBackward()
      optimizer.update()
    }
  }

  const avgLoss = loss.item() / count
  console.log(`| epoch ${epoch + 1} | loss ${avgLoss.toFixed(6)}`)
}

// It was trained on a sine with noise; now it sees a cosine.
const xs = linspace(0, 4 * Math.PI, 1000).cos()
model.resetState()
const points = xs.reshape(-1, 1, 1).unstack()
const predicted = noGrad(() => points.map((x) => model.call(x).item()))

const plot = lines({
  title: 'Each next point of a cosine, predicted by an LSTM',
  x: arange(xs.size),
  ys: [
    { label: 'y = cos(x)', data: xs },
    { label: 'predicted', data: array(predicted) },
  ],
})
console.log(await savePlot(plot, 'step60-lstm'))
