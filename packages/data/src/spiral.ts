import { arange, type NdArray, type RandomGenerator, random, stack } from '@dezero/ndarray'
import { checkOptions } from '@dezero/ndarray/internal'
import { ArrayDataset } from './array-dataset.ts'
import { checkGenerator, type GeneratorOption } from './generator.ts'
import { type TransformOptions, transformExamples } from './preprocessing.ts'

export interface SpiralOptions extends GeneratorOption, TransformOptions {
  /** The book's training set, unless `false`: then its test set. With a `generator`, the next spiral that it gives. */
  train?: boolean | undefined
}

/** Three intertwined arms of 100 points each: data float32 [300, 2], label int32 [300] with 0, 1 and 2. */
export class Spiral extends ArrayDataset {
  /** Without a `generator`, the points are those of the book, and no other generator is changed. */
  constructor(options: SpiralOptions = {}) {
    const examples = { train: false, generator: random, ...transformExamples }
    const { train = true, generator, ...transforms } = checkOptions('Spiral', options, examples)
    if (generator !== undefined) checkGenerator('Spiral', generator)
    const [x, t] = drawSpiral(generator ?? random.generator(train ? 1984 : 2020))
    super(x, t, transforms)
  }
}

function drawSpiral(generator: RandomGenerator): [x: NdArray, t: NdArray] {
  const arm = arange(3).reshape(3, 1)
  const radius = arange(100).div(100)
  const angle = arm.mul(4).add(radius.mul(4)).add(generator.randn(3, 100).mul(0.2))
  const x = stack([radius.mul(angle.sin()), radius.mul(angle.cos())], { axis: 2 })
  const t = arm.broadcastTo([3, 100])
  const order = generator.permutation(300)
  return [
    x.reshape(300, 2).astype('float32').take(order, { axis: 0 }),
    t.reshape(300).astype('int32').take(order, { axis: 0 }),
  ]
}
