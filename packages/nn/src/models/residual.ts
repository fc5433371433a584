import type { Variable } from '@dezero/core'
import { relu } from '@dezero/functions'
import { Layer } from '../layer.ts'
import { BatchNorm } from '../layers/batch-norm.ts'
import { Conv2d } from '../layers/conv2d.ts'

// Blocks that compute y = relu(f(x) + x): where f changes the shape, a convolution brings x to it, too.

/** Two convolutions: (N, inChannels, H, W) gives (N, channels, H / stride, W / stride). */
export class BasicBlock extends Layer {
  static override get name() {
    return 'BasicBlock'
  }
  /** How many channels come out for each of `channels`. */
  static readonly expansion = 1

  conv1: Conv2d
  bn1 = new BatchNorm()
  conv2: Conv2d
  bn2 = new BatchNorm()
  downsample: Downsample

  constructor(inChannels: number, channels: number, stride: number) {
    super()
    this.conv1 = new Conv2d(channels, 3, { stride, pad: 1, bias: false })
    this.conv2 = new Conv2d(channels, 3, { pad: 1, bias: false })
    this.downsample = downsampleFor(inChannels, channels, stride)
  }

  forward(x: Variable): Variable {
    let y = relu(this.bn1.call(this.conv1.call(x)))
    y = this.bn2.call(this.conv2.call(y))
    return relu(y.add(shortcut(x, this.downsample)))
  }
}

/** Three, with fewer channels in the middle: (N, inChannels, H, W) gives (N, 4 · channels, H / stride, W / stride). */
export class Bottleneck extends Layer {
  static override get name() {
    return 'Bottleneck'
  }
  static readonly expansion = 4

  conv1: Conv2d
  bn1 = new BatchNorm()
  conv2: Conv2d
  bn2 = new BatchNorm()
  conv3: Conv2d
  bn3 = new BatchNorm()
  downsample: Downsample

  constructor(inChannels: number, channels: number, stride: number) {
    super()
    const outChannels = channels * Bottleneck.expansion
    this.conv1 = new Conv2d(channels, 1, { bias: false })
    this.conv2 = new Conv2d(channels, 3, { stride, pad: 1, bias: false })
    this.conv3 = new Conv2d(outChannels, 1, { bias: false })
    this.downsample = downsampleFor(inChannels, outChannels, stride)
  }

  forward(x: Variable): Variable {
    let y = relu(this.bn1.call(this.conv1.call(x)))
    y = relu(this.bn2.call(this.conv2.call(y)))
    y = this.bn3.call(this.conv3.call(y))
    return relu(y.add(shortcut(x, this.downsample)))
  }
}

/** What x goes through beside f; nothing where the shapes agree. */
type Downsample = [] | [Conv2d, BatchNorm]

const downsampleFor = (inChannels: number, outChannels: number, stride: number): Downsample =>
  inChannels === outChannels && stride === 1
    ? []
    : [new Conv2d(outChannels, 1, { stride, bias: false }), new BatchNorm()]

function shortcut(x: Variable, downsample: Downsample): Variable {
  if (downsample.length === 0) return x
  const [conv, bn] = downsample
  return bn.call(conv.call(x))
}
