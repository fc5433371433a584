// Step 48 · Multi-class classification                                              Stage 4
// Mini-batches of 30 points, in a new order in each epoch, teach a network which of three spiral arms a point is on.
// The picture shows what it answers everywhere.
import { Spiral } from '@dezero/data'
import { softmaxCrossEntropy } from '@dezero/functions'
import { random } from '@dezero/ndarray'
import { MLP } from '@dezero/nn'
import { SGD } from '@dezero/optim'
import { noGrad } from '#core'
import { savePlot } from '../drawing/plot.ts'
import { regions } from '../drawing/regions.ts'

const maxEpoch = 300
const batchSize = 30
const hiddenSize = 10
const lr = 1.0

random.seed(1984)
const { data: x, label: t } = new Spiral({ generator: random })
const model = new MLP([hiddenSize, 3])
const optimizer = new SGD({ lr }).setup(model)

const dataSize = x.shape[0]
const maxIter = Math.ceil(dataSize / batchSize)

for (let epoch = 0; epoch < maxEpoch; epoch++) {
  const index = random.permutation(dataSize)
  let sumLoss = 0

  for (let i = 0; i < maxIter; i++) {
    const batchIndex = index.slice(`${i * batchSize}:${(i + 1) * batchSize}`)
    const batchX = x.take(batchIndex, { axis: 0 })
    const batchT = t.take(batchIndex, { axis: 0 })

    const y = model.call(batchX)
    const loss = softmaxCrossEntropy(y, batchT)
    model.clearGrads()
    loss.backward()
    optimizer.update()

    sumLoss += loss.item() * batchIndex.size
  }

  console.log(`epoch ${epoch + 1}, loss ${(sumLoss / dataSize).toFixed(2)}`)
}

const plot = regions({
  title: 'Decision regions of the network',
  x,
  t,
  scores: (points) => noGrad(() => model.call(points)).data,
})
console.log(await savePlot(plot, 'step48-spiral'))
