import type { Variable, VariableLike } from '@dezero/core'
import { relu } from '@dezero/functions'
import { globalAveragePool, maxPool } from '@dezero/functions/conv'
import type { NdArray } from '@dezero/ndarray'
import { describeValue } from '@dezero/ndarray/internal'
import type { Arrays } from '../files/arrays.ts'
import { BatchNorm } from '../layers/batch-norm.ts'
import { Conv2d } from '../layers/conv2d.ts'
import { Linear } from '../layers/linear.ts'
import { Model } from './model.ts'
import { imageFor, type Pixels } from './pixels.ts'
import { BasicBlock, Bottleneck } from './residual.ts'
import { fromTorchvision } from './torchvision.ts'

/** How many blocks there are in each stage. */
const blocks = {
  18: [2, 2, 2, 2],
  34: [3, 4, 6, 3],
  50: [3, 4, 6, 3],
  101: [3, 4, 23, 3],
  152: [3, 8, 36, 3],
} as const

/** How many layers with weights lie one behind the other. */
export type ResNetDepth = keyof typeof blocks

/**
 * A residual network (He et al., 2015; step 58), as torchvision has it: images (N, 3, 224, 224), as `preprocess` makes
 * them, give scores of the 1,000 classes of ImageNet (N, 1000). From depth 50 on its blocks are bottlenecks.
 *
 * In training its BatchNorm layers normalise by the batch; inside `testMode` by their running statistics.
 */
export class ResNet extends Model {
  static override get name() {
    return 'ResNet'
  }

  // The names are torchvision's.
  conv1 = new Conv2d(64, 7, { stride: 2, pad: 3, bias: false })
  bn1 = new BatchNorm()
  layer1: (BasicBlock | Bottleneck)[]
  layer2: (BasicBlock | Bottleneck)[]
  layer3: (BasicBlock | Bottleneck)[]
  layer4: (BasicBlock | Bottleneck)[]
  fc = new Linear(1000)

  /** @throws RangeError for another depth. */
  constructor(depth: ResNetDepth) {
    super()
    if (!isDepth(depth)) {
      throw new RangeError(`ResNet: the depth is ${Object.keys(blocks).join(', ')}, got ${describeValue(depth)}`)
    }
    const Block = depth < 50 ? BasicBlock : Bottleneck
    const counts = blocks[depth]
    this.layer1 = stage(Block, counts[0], 64, 64, 1)
    this.layer2 = stage(Block, counts[1], 64 * Block.expansion, 128, 2)
    this.layer3 = stage(Block, counts[2], 128 * Block.expansion, 256, 2)
    this.layer4 = stage(Block, counts[3], 256 * Block.expansion, 512, 2)
  }

  /**
   * The network with the weights of one of torchvision's resnet18 … resnet152 as .safetensors, or with those that were
   * saved here, from a file or a URL. The names in it say the depth.
   *
   * @throws RangeError for another network; it lists everything missing, superfluous and of another shape.
   */
  static async load(file: string | URL): Promise<ResNet> {
    const { readArrays } = await import('../files/arrays.ts') // a page that loads nothing does without it
    const { assignWeights } = await import('../weights.ts')
    const arrays = await readArrays('ResNet.load', file)
    const model = new ResNet(depthOf(`ResNet.load: ${file}`, arrays))
    const named = fromTorchvision(model, arrays, (path) => path.replaceAll('/', '.'))
    assignWeights(`ResNet.load: ${file}`, model, named)
    return model
  }

  forward(x: VariableLike): Variable {
    let y = relu(this.bn1.call(this.conv1.call(x)))
    y = maxPool(y, 3, { stride: 2, pad: 1 })
    for (const layer of [this.layer1, this.layer2, this.layer3, this.layer4]) {
      for (const block of layer) y = block.call(y)
    }
    return this.fc.call(globalAveragePool(y))
  }

  /** Pixels in rows, (H, W, 3) of red, green and blue from 0 to 255 or an ImageData, scaled and normalised: (1, 3, H, W). */
  preprocess(pixels: Pixels): NdArray {
    return imageFor('torchvision', pixels)
  }
}

const isDepth = (depth: number): depth is ResNetDepth => Object.hasOwn(blocks, depth)

/** Blocks of which the first one changes the number of channels, and the size of images. */
function stage<B>(
  Block: { new (inChannels: number, channels: number, stride: number): B; readonly expansion: number },
  count: number,
  inChannels: number,
  channels: number,
  stride: number,
): B[] {
  const first = new Block(inChannels, channels, stride)
  const others = Array.from({ length: count - 1 }, () => new Block(channels * Block.expansion, channels, 1))
  return [first, ...others]
}

/** The convolutions of all blocks, and the two layers that are in none. */
function depthOf(source: string, arrays: Arrays): ResNetDepth {
  const inBlocks = /^layer\d[./]\d+[./]conv\d[./](weight|W)$/
  const depth = Object.keys(arrays).filter((name) => inBlocks.test(name)).length + 2
  if (isDepth(depth)) return depth
  throw new RangeError(
    `${source}: it holds no ResNet with the names of torchvision, such as layer1.0.conv1.weight: ${depth - 2} weights are ` +
      `named so, for a depth of ${Object.keys(blocks).join(', ')}, less 2`,
  )
}
