import type { Variable, VariableLike } from '@dezero/core'
import { dropout, relu } from '@dezero/functions'
import { maxPool } from '@dezero/functions/conv'
import type { NdArray } from '@dezero/ndarray'
import { Conv2d } from '../layers/conv2d.ts'
import { Linear } from '../layers/linear.ts'
import { Model } from './model.ts'
import { imageFor, type Pixels, type Trained } from './pixels.ts'
import { fromTorchvision } from './torchvision.ts'

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
    const named = model.trained === 'book' ? arrays : fromTorchvision(model, arrays, (path) => namesInTorchvision[path])
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

/** What torchvision calls each layer: its number among all steps of the network. */
const namesInTorchvision: Record<string, string> = {
  conv1_1: 'features.0',
  conv1_2: 'features.2',
  conv2_1: 'features.5',
  conv2_2: 'features.7',
  conv3_1: 'features.10',
  conv3_2: 'features.12',
  conv3_3: 'features.14',
  conv4_1: 'features.17',
  conv4_2: 'features.19',
  conv4_3: 'features.21',
  conv5_1: 'features.24',
  conv5_2: 'features.26',
  conv5_3: 'features.28',
  fc6: 'classifier.0',
  fc7: 'classifier.3',
  fc8: 'classifier.6',
}
