// Step 49 · Datasets                                                                Stage 4
// A Dataset has a length and gives example i, wherever that comes from: the loop no longer needs all data in an array.
// It prints what step 48 prints.
import { Spiral } from '@dezero/data'
import { softmaxCrossEntropy } from '@dezero/functions'
import { random, stack } from '@dezero/ndarray'
import { MLP } from '@dezero/nn'
import { SGD } from '@dezero/optim'

const maxEpoch = 300
const batchSize = 30
const hiddenSize = 10
const lr = 1.0

random.seed(1984)
const trainSet = new Spiral({ generator: random })
const model = new MLP([hiddenSize, 3])
const optimizer = new SGD({ lr }).setup(model)

const dataSize = trainSet.length
const maxIter = Math.ceil(dataSize / batchSize)

for (let epoch = 0; epoch < maxEpoch; epoch++) {
  const index = random.permutation(dataSize).tolist() as number[]
  let sumLoss = 0

  for (let i = 0; i < maxIter; i++) {
    const batchIndex = index.slice(i * batchSize, (i + 1) * batchSize)
    const batch = batchIndex.map((i) => trainSet.get(i))
    const batchX = stack(batch.map(([x]) => x))
    const batchT = stack(batch.map(([, t]) => t))

    const y = model.call(batchX)
    const loss = softmaxCrossEntropy(y, batchT)
    model.clearGrads()
    loss.backward()
    optimizer.update()

    sumLoss += loss.item() * batch.length
  }

  console.log(`epoch ${epoch + 1}, loss ${(sumLoss / dataSize).toFixed(2)}`)
}
