// Step 58 · VGG16, a network for photographs                                        Stage 5
// 13 convolutions and 3 matrix products give scores of the 1,000 classes of ImageNet. --weights takes the book's vgg16.npz
// or torchvision's vgg16 as .safetensors, --image a PNG or JPEG; random weights draw and compute, but recognise nothing.
import { softmax } from '@dezero/functions'
import { random } from '@dezero/ndarray'
import { VGG16 } from '@dezero/nn'
import { plotDotGraph } from '@dezero/utils'
import { testMode } from '#core'
import { output } from '../drawing/output.ts'
import { file, options } from '../options.ts'
import { photograph, resized } from '../photograph.ts'

const { weights, image } = options({ weights: file, image: photograph })

random.seed(0)
const model = weights === undefined ? new VGG16() : await VGG16.load(weights)

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
