import type { Variable, VariableLike } from '@dezero/core'
import { dropout, relu } from '@dezero/functions'
import { maxPool } from '@dezero/functions/conv'
import type { NdArray } from '@dezero/ndarray'
import type { Arrays } from '../files/arrays.ts'
import { Conv2d } from '../layers/conv2d.ts'
import { Linear } from '../layers/linear.ts'
import { Model } from './model.ts'
import { imageFor, type Pixels, type Trained } from './pixels.ts'

const likeTheImage = { pad: 1 }

/**
 * The network of the Visual Geometry Group with 16 layers that have weights (step 58): images (N, 3, 224, 224), as
 * `preprocess` makes them, give scores of the 1,000 classes of ImageNet (N, 1000).
 *
 * In training it drops half of what goes into fc7 and fc8; inside `testMode` nothing.
 */
export class VGG16 extends Model {
  static override get name() {
    return 'VGG16'
  }

  conv1_1 = new Conv2d(64, 3, likeTheImage)
  conv1_2 = new Conv2d(64, 3, likeTheImage)
  conv2_1 = new Conv2d(128, 3, likeTheImage)
  conv2_2 = new Conv2d(128, 3, likeTheImage)
  conv3_1 = new Conv2d(256, 3, likeTheImage)
  conv3_2 = new Conv2d(256, 3, likeTheImage)
  conv3_3 = new Conv2d(256, 3, likeTheImage)
  conv4_1 = new Conv2d(512, 3, likeTheImage)
  conv4_2 = new Conv2d(512, 3, likeTheImage)
  conv4_3 = new Conv2d(512, 3, likeTheImage)
  conv5_1 = new Conv2d(512, 3, likeTheImage)
  conv5_2 = new Conv2d(512, 3, likeTheImage)
  conv5_3 = new Conv2d(512, 3, likeTheImage)
  fc6 = new Linear(4096)
  fc7 = new Linear(4096)
  fc8 = new Linear(1000)

  /** Whose weights it has, which says what images it was trained on; `load` finds it out. */
  trained: Trained = 'book'

  /**
   * The network with the weights of the book's vgg16.npz or of torchvision's vgg16 as .safetensors, from a file or a URL.
   *
   * @throws RangeError that lists everything missing, superfluous and of another shape.
   */
  static async load(file: string | URL): Promise<VGG16> {
    const { readArrays } = await import('../files/arrays.ts') // a page that loads nothing does without it
    const { assignWeights } = await import('../weights.ts')
    const arrays = await readArrays('VGG16.load', file)
    const model = new VGG16()
    model.trained = 'features.0.weight' in arrays ? 'torchvision' : 'book'
    const named = model.trained === 'book' ? arrays : renamed(arrays)
    assignWeights(`VGG16.load: ${file}`, model, named)
    return model
  }

  forward(x: VariableLike): Variable {
    let y = relu(this.conv1_1.call(x))
    y = half(relu(this.conv1_2.call(y)))
    y = relu(this.conv2_1.call(y))
    y = half(relu(this.conv2_2.call(y)))
    y = relu(this.conv3_1.call(y))
    y = relu(this.conv3_2.call(y))
    y = half(relu(this.conv3_3.call(y)))
    y = relu(this.conv4_1.call(y))
    y = relu(this.conv4_2.call(y))
    y = half(relu(this.conv4_3.call(y)))
    y = relu(this.conv5_1.call(y))
    y = relu(this.conv5_2.call(y))
    y = half(relu(this.conv5_3.call(y)))
    y = y.reshape(y.shape[0], -1)
    y = dropout(relu(this.fc6.call(y)))
    y = dropout(relu(this.fc7.call(y)))
    return this.fc8.call(y)
  }

  /** Pixels in rows, (H, W, 3) of red, green and blue from 0 to 255 or an ImageData, as its weights want them: (1, 3, H, W). */
  preprocess(pixels: Pixels): NdArray {
    return imageFor(this.trained, pixels)
  }
}

const half = (x: Variable) => maxPool(x, 2, { stride: 2 })

/** The number of each layer with weights among torchvision's `features`, and among its `classifier`. */
const numbers = {
  features: {
    conv1_1: 0,
    conv1_2: 2,
    conv2_1: 5,
    conv2_2: 7,
    conv3_1: 10,
    conv3_2: 12,
    conv3_3: 14,
    conv4_1: 17,
    conv4_2: 19,
    conv4_3: 21,
    conv5_1: 24,
    conv5_2: 26,
    conv5_3: 28,
  },
  classifier: { fc6: 0, fc7: 3, fc8: 6 },
}

/** torchvision's arrays under the names here; its Linear has W the other way around. What is unknown keeps its name. */
function renamed(arrays: Arrays): Arrays {
  const names = new Map(
    Object.entries(numbers).flatMap(([part, layers]) =>
      Object.entries(layers).flatMap(([layer, number]): [string, string][] => [
        [`${part}.${number}.weight`, `${layer}/W`],
        [`${part}.${number}.bias`, `${layer}/b`],
      ]),
    ),
  )
  return Object.fromEntries(
    Object.entries(arrays).map(([name, array]) => [
      names.get(name) ?? name,
      /^classifier\.\d+\.weight$/.test(name) ? array.transpose() : array,
    ]),
  )
}
