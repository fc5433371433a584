// Step 50 · Mini-batches from a DataLoader                                          Stage 4
// A DataLoader shuffles a Dataset and hands out its batches. Points that were not learned from, the test set, tell
// whether the network has understood the spiral or knows its points by heart.
import { DataLoader, Spiral } from '@dezero/data'
import { accuracy, softmaxCrossEntropy } from '@dezero/functions'
import { random } from '@dezero/ndarray'
import { MLP } from '@dezero/nn'
import { SGD } from '@dezero/optim'
import { noGrad } from '#core'
import { type Epoch, learningCurves } from '../drawing/learning-curves.ts'
import { savePlot } from '../drawing/plot.ts'

const maxEpoch = 300
const batchSize = 30
const hiddenSize = 10
const lr = 1.0

random.seed(1984)
const trainSet = new Spiral({ generator: random })
random.seed(2020)
const testSet = new Spiral({ generator: random })
const trainLoader = new DataLoader(trainSet, { batchSize, generator: random })
const testLoader = new DataLoader(testSet, { batchSize, shuffle: false })

const model = new MLP([hiddenSize, 3])
const optimizer = new SGD({ lr }).setup(model)
const epochs: Epoch[] = []

for (let epoch = 0; epoch < maxEpoch; epoch++) {
  let sumLoss = 0
  let sumAcc = 0

  for (const [x, t] of trainLoader) {
    const y = model.call(x)
    const loss = softmaxCrossEntropy(y, t)
    const acc = accuracy(y, t)
    model.clearGrads()
    loss.backward()
    optimizer.update()

    sumLoss += loss.item() * t.size
    sumAcc += acc.item() * t.size
  }

  const train = { loss: sumLoss / trainSet.length, accuracy: sumAcc / trainSet.length }
  console.log(`epoch: ${epoch + 1}`)
  console.log(`train loss: ${train.loss.toFixed(4)}, accuracy: ${train.accuracy.toFixed(4)}`)

  sumLoss = 0
  sumAcc = 0
  noGrad(() => {
    for (const [x, t] of testLoader) {
      const y = model.call(x)
      sumLoss += softmaxCrossEntropy(y, t).item() * t.size
      sumAcc += accuracy(y, t).item() * t.size
    }
  })

  const test = { loss: sumLoss / testSet.length, accuracy: sumAcc / testSet.length }
  console.log(`test loss: ${test.loss.toFixed(4)}, accuracy: ${test.accuracy.toFixed(4)}`)
  epochs.push({ train, test })
}

console.log(await savePlot(learningCurves(epochs), 'step50-learning-curves'))
