// Step 59 · Time series with an RNN                                                 Stage 5
// A recurrent layer keeps a state from one point to the next. Every 30 points the graph behind the state is cut off, so
// that backpropagation through time stays short. In short: --epochs 2.
import { SinCurve } from '@dezero/data'
import { meanSquaredError } from '@dezero/functions'
import { arange, array, linspace, random } from '@dezero/ndarray'
import { Linear, Model, RNN } from '@dezero/nn'
import { Adam } from '@dezero/optim'
import { noGrad, Variable, type VariableLike } from '#core'
import { lines } from '../drawing/lines.ts'
import { savePlot } from '../drawing/plot.ts'
import { integer, options } from '../options.ts'

const { epochs: maxEpoch } = options({
  epochs: integer({ usual: 100, from: 1, to: 1000, because: 'each takes about a second' }),
})
const hiddenSize = 100
const bpttLength = 30

random.seed(0)
const trainSet = new SinCurve({ generator: random })
const seqlen = trainSet.length

class SimpleRNN extends Model {
  readonly rnn: RNN
  readonly fc: Linear

  constructor(hiddenSize: number, outSize: number) {
    super()
    this.rnn = new RNN(hiddenSize)
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

const model = new SimpleRNN(hiddenSize, 1)
const optimizer = new Adam().setup(model)

for (let epoch = 0; epoch < maxEpoch; epoch++) {
  model.resetState()
  let loss = new Variable(0)
  let count = 0

  for (let i = 0; i < seqlen; i++) {
    const [x, t] = trainSet.get(i)
    const y = model.call(x.reshape(1, 1))
    loss = loss.add(meanSquaredError(y, t.reshape(1, 1)))
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
  title: 'Each next point of a cosine, predicted by an RNN',
  x: arange(xs.size),
  ys: [
    { label: 'y = cos(x)', data: xs },
    { label: 'predicted', data: array(predicted) },
  ],
})
console.log(await savePlot(plot, 'step59-rnn'))
