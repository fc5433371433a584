// Step 53 · Saving and loading weights                                              Stage 5
// The weights that 3 epochs have learned go to a file and into a second network; --weights and a file goes on from them.
// In short: --epochs 1 --hidden 20.
import { DataLoader, MNIST } from '@dezero/data'
import { softmaxCrossEntropy } from '@dezero/functions'
import { random } from '@dezero/ndarray'
import { MLP } from '@dezero/nn'
import { SGD } from '@dezero/optim'
import { output } from '../drawing/output.ts'
import { file, integer, options } from '../options.ts'
import { progress } from '../progress.ts'

const {
  epochs: maxEpoch,
  hidden: hiddenSize,
  weights,
} = options({
  epochs: integer({ usual: 3, from: 1, to: 100, because: 'each takes seconds' }),
  hidden: integer({ usual: 1000, from: 1, to: 10000, because: 'the time grows with it' }),
  weights: file,
})
const batchSize = 100

random.seed(0)
const trainSet = await MNIST.load({ train: true })
const trainLoader = new DataLoader(trainSet, { batchSize, generator: random })
const model = new MLP([hiddenSize, 10])
const optimizer = new SGD().setup(model)

if (weights !== undefined) await model.loadWeights(weights)

for (let epoch = 0; epoch < maxEpoch; epoch++) {
  let sumLoss = 0

  for (const [x, t] of progress(`epoch ${epoch + 1}`, trainLoader)) {
    const y = model.call(x)
    const loss = softmaxCrossEntropy(y, t)
    model.clearGrads()
    loss.backward()
    optimizer.update()
    sumLoss += loss.item() * t.size
  }

  console.log(`epoch: ${epoch + 1}, loss: ${(sumLoss / trainSet.length).toFixed(4)}`)
}

const saved = output('my_mlp.npz')
await model.saveWeights(saved)

const same = new MLP([hiddenSize, 10])
await same.loadWeights(saved)
const [[x]] = trainLoader
const agrees = same.call(x).data.equal(model.call(x).data).min().item() === 1
console.log(`${saved} holds ${[...same.namedParams().keys()].join(' ')}; both networks give the same: ${agrees}`)
