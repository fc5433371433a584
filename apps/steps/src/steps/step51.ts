// Step 51 · Learning MNIST                                                          Stage 4
// 60,000 handwritten digits teach a network with 1,000 hidden units in 5 epochs; --model relu-adam is the better network.
// In short: --epochs 1 --hidden 20.
import { DataLoader, MNIST } from '@dezero/data'
import { accuracy, relu, softmaxCrossEntropy } from '@dezero/functions'
import { random } from '@dezero/ndarray'
import { MLP } from '@dezero/nn'
import { Adam, SGD } from '@dezero/optim'
import { noGrad } from '#core'
import { digits } from '../drawing/digits.ts'
import { savePlot } from '../drawing/plot.ts'
import { integer, oneOf, options } from '../options.ts'
import { progress } from '../progress.ts'

const {
  epochs: maxEpoch,
  hidden: hiddenSize,
  model: kind,
} = options({
  epochs: integer({ usual: 5, from: 1, to: 100, because: 'each takes seconds' }),
  hidden: integer({ usual: 1000, from: 1, to: 10000, because: 'the time grows with it' }),
  model: oneOf('sigmoid-sgd', 'relu-adam'),
})
const batchSize = 100

random.seed(0)
const trainSet = await MNIST.load({ train: true })
const testSet = await MNIST.load({ train: false })
const trainLoader = new DataLoader(trainSet, { batchSize, generator: random })
const testLoader = new DataLoader(testSet, { batchSize, shuffle: false })

const [model, optimizer] =
  kind === 'relu-adam'
    ? [new MLP([hiddenSize, hiddenSize, 10], { activation: relu }), new Adam()]
    : [new MLP([hiddenSize, 10]), new SGD()]
optimizer.setup(model)

for (let epoch = 0; epoch < maxEpoch; epoch++) {
  let sumLoss = 0
  let sumAcc = 0

  for (const [x, t] of progress(`epoch ${epoch + 1}`, trainLoader)) {
    const y = model.call(x)
    const loss = softmaxCrossEntropy(y, t)
    const acc = accuracy(y, t)
    model.clearGrads()
    loss.backward()
    optimizer.update()

    sumLoss += loss.item() * t.size
    sumAcc += acc.item() * t.size
  }

  console.log(`epoch: ${epoch + 1}`)
  console.log(
    `train loss: ${(sumLoss / trainSet.length).toFixed(4)}, accuracy: ${(sumAcc / trainSet.length).toFixed(4)}`,
  )

  sumLoss = 0
  sumAcc = 0
  noGrad(() => {
    for (const [x, t] of testLoader) {
      const y = model.call(x)
      sumLoss += softmaxCrossEntropy(y, t).item() * t.size
      sumAcc += accuracy(y, t).item() * t.size
    }
  })

  console.log(`test loss: ${(sumLoss / testSet.length).toFixed(4)}, accuracy: ${(sumAcc / testSet.length).toFixed(4)}`)
}

const [[x, t]] = new DataLoader(testSet, { batchSize: 40, shuffle: false })
const predicted = model.call(x).data.argmax({ axis: 1 })
const plot = digits({ title: 'Digits of the test set, and what was predicted', x, t, predicted })
console.log(await savePlot(plot, 'step51-digits'))
