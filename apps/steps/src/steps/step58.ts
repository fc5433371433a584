// Step 58 · VGG16, a network for photographs                                        Stage 5
// --weights takes the book's vgg16.npz or torchvision's vgg16 as .safetensors, --image a PNG or JPEG. Without, it computes
// with random weights, and a small network of its kind learns digits. In short: --epochs 1 --images 1500.
import { DataLoader, MNIST, split } from '@dezero/data'
import { accuracy, relu, softmax, softmaxCrossEntropy } from '@dezero/functions'
import { random } from '@dezero/ndarray'
import { Conv2d, Linear, MaxPool, Sequential, VGG16 } from '@dezero/nn'
import { Adam } from '@dezero/optim'
import { plotDotGraph } from '@dezero/utils'
import { noGrad, testMode, type Variable } from '#core'
import { digits } from '../drawing/digits.ts'
import { output } from '../drawing/output.ts'
import { savePlot } from '../drawing/plot.ts'
import { file, integer, options, refuse } from '../options.ts'
import { photograph, resized } from '../photograph.ts'
import { progress } from '../progress.ts'

const {
  weights,
  image,
  epochs: maxEpoch,
  images: count,
} = options({
  weights: file,
  image: photograph,
  epochs: integer({ usual: 2, from: 1, to: 100, because: 'each takes seconds' }),
  images: integer({ usual: 10_000, from: 100, to: 60_000, because: 'MNIST has as many' }),
})

random.seed(0)
const model =
  weights === undefined
    ? new VGG16()
    : await VGG16.load(weights).catch((error: Error) => refuse(`--weights: ${error.message}`))

// fc6 takes what is left of an image of 224 × 224; without weights, a smaller one takes less time.
const side = weights === undefined ? 32 : 224
console.log(
  weights === undefined
    ? `No weights given: they are drawn, for an image of ${side} × ${side}, and the answer means nothing.`
    : `The weights are those of ${model.trained}, for an image of ${side} × ${side}.`,
)

const x = image === undefined ? random.rand(1, 3, side, side).astype('float32') : model.preprocess(resized(image, side))
const y = testMode(() => model.call(x))

console.log(String(model))
console.log(`sum ${y.data.sum().item().toFixed(4)}, largest at ${y.data.argmax().item()}`)

const probabilities = softmax(y).data.reshape(-1).tolist() as number[]
const classes = probabilities.map((probability, index) => ({ probability, index }))
for (const { probability, index } of classes.sort((a, b) => b.probability - a.probability).slice(0, 5)) {
  console.log(`class ${index}: ${(100 * probability).toFixed(2)} %`)
}

console.log(await plotDotGraph(y, { toFile: output('vgg16.svg') }))

if (weights === undefined && image === undefined) await learnDigits()

/** Two of VGG's blocks of convolutions and a pooling, for images of 28 × 28 as vectors. */
function smallVGG() {
  const block = (channels: number) => [
    new Conv2d(channels, 3, { pad: 1, init: 'he' }),
    relu,
    new Conv2d(channels, 3, { pad: 1, init: 'he' }),
    relu,
    new MaxPool(2),
  ]
  const image = (x: Variable) => x.reshape(-1, 1, 28, 28)
  const vector = (x: Variable) => x.reshape(x.shape[0], -1)
  const [hidden, last] = [new Linear(100, { init: 'he' }), new Linear(10)]
  return new Sequential(image, ...block(8), ...block(16), vector, hidden, relu, last)
}

async function learnDigits() {
  random.seed(0)
  const trainSet = await MNIST.load({ train: true })
  const [part] = split(trainSet, count / trainSet.length, { shuffle: false })
  const trainLoader = new DataLoader(part, { batchSize: 25, generator: random })

  const network = smallVGG()
  const optimizer = new Adam({ lr: 0.003 }).setup(network)

  for (let epoch = 0; epoch < maxEpoch; epoch++) {
    let [sumLoss, sumAcc] = [0, 0]
    for (const [x, t] of progress(`epoch ${epoch + 1}`, trainLoader)) {
      const y = network.call(x)
      const loss = softmaxCrossEntropy(y, t)
      network.clearGrads()
      loss.backward()
      optimizer.update()
      sumLoss += loss.item() * t.size
      sumAcc += accuracy(y, t).item() * t.size
    }
    console.log(`epoch: ${epoch + 1}, loss: ${(sumLoss / count).toFixed(4)}, accuracy: ${(sumAcc / count).toFixed(4)}`)
  }

  const saved = output('small_vgg.safetensors')
  await network.saveWeights(saved)
  const same = smallVGG()
  await same.loadWeights(saved)

  const testSet = await MNIST.load({ train: false })
  const [[x, t]] = new DataLoader(testSet, { batchSize: 1000, shuffle: false })
  const predicted = noGrad(() => same.call(x)).data.argmax({ axis: 1 })
  console.log(`read from ${saved}, it is right on ${predicted.equal(t).sum().item()} of 1000 digits of the test set`)

  const shown = { x: x.slice(':40'), t: t.slice(':40'), predicted: predicted.slice(':40') }
  const plot = digits({ title: 'Digits of the test set, and what a small VGG takes them for', ...shown })
  console.log(await savePlot(plot, 'step58-digits'))
}
