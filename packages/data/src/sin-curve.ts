import { linspace, random } from '@dezero/ndarray'
import { checkOptions } from '@dezero/ndarray/internal'
import { ArrayDataset } from './array-dataset.ts'
import { checkGenerator, type GeneratorOption } from './generator.ts'
import { type TransformOptions, transformExamples } from './preprocessing.ts'

export interface SinCurveOptions extends GeneratorOption, TransformOptions {
  /** A sine with noise, unless `false`: then a cosine without. */
  train?: boolean | undefined
}

/** A curve of 1000 points, whose next point is to be predicted: data [999, 1] and label [999, 1], float64. */
export class SinCurve extends ArrayDataset {
  /** Without a `generator` the noise is unpredictable, and no other generator is changed. */
  constructor(options: SinCurveOptions = {}) {
    const examples = { train: false, generator: random, ...transformExamples }
    const { train = true, generator = random.generator(), ...transforms } = checkOptions('SinCurve', options, examples)
    checkGenerator('SinCurve', generator)
    const x = linspace(0, 2 * Math.PI, 1000)
    const y = train ? x.sin().add(generator.uniform(-0.05, 0.05, { size: 1000 })) : x.cos()
    super(y.slice(':-1', null), y.slice('1:', null), transforms)
  }
}
