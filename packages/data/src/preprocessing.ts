import { array, type DType, type NdArray } from '@dezero/ndarray'
import { describeValue, isFloat } from '@dezero/ndarray/internal'

// The book's transforms of arrays. Those of pictures (Convert, Resize, CenterCrop, ToArray, ToPIL) need the Python
// imaging library and are not here.

/** What changes the input or the target of an example: a function, or an object with a method `call`. */
export type Transform = ((x: NdArray) => NdArray) | { call(x: NdArray): NdArray }

export interface TransformOptions {
  /** Applied to the x of each example. */
  transform?: Transform | undefined
  /** Applied to the t of each example. */
  targetTransform?: Transform | undefined
}

/** The transform that is none. */
export const unchanged = (x: NdArray): NdArray => x

/** The options' names, with examples for `checkOptions`. */
export const transformExamples = { transform: unchanged, targetTransform: unchanged }

/** The transform as a function. */
export function asFunction(name: string, transform: Transform): (x: NdArray) => NdArray {
  if (typeof transform === 'function') return transform as (x: NdArray) => NdArray // `{ call }` fits functions too
  if (typeof transform?.call === 'function') return (x) => transform.call(x)
  throw new TypeError(
    `${name}: expected a function or an object with a method call, such as new Flatten(), got ${describeValue(transform)}`,
  )
}

/** Several transforms, one after the other; without any, x as it is. */
export class Compose {
  readonly #steps: readonly ((x: NdArray) => NdArray)[]

  constructor(transforms: readonly Transform[] = []) {
    this.#steps = transforms.map((transform, i) => asFunction(`Compose, transform ${i}`, transform))
  }

  call(x: NdArray): NdArray {
    for (const step of this.#steps) x = step(x)
    return x
  }
}

/** (x - mean) / std, of the shape of x: [C, …] where there is a value for each channel, any shape where there is one. */
export class Normalize {
  readonly mean: number | readonly number[]
  readonly std: number | readonly number[]

  /** One number for all elements, or a list of one for each entry of the first axis. */
  constructor(mean: number | readonly number[] = 0, std: number | readonly number[] = 1) {
    if ([std].flat().includes(0)) throw new RangeError('Normalize: std is 0, which nothing can be divided by')
    this.mean = mean
    this.std = std
  }

  /** Keeps float32 and float64; others become float64. */
  call(x: NdArray): NdArray {
    return x.sub(alongChannels('mean', this.mean, x)).div(alongChannels('std', this.std, x))
  }
}

/** The values in the shape [C, 1, …], which broadcasts against x. */
function alongChannels(name: string, values: number | readonly number[], x: NdArray): number | NdArray {
  if (typeof values === 'number') return values
  if (values.length === 1) return values[0]
  if (x.ndim === 0 || values.length !== x.shape[0]) {
    throw new RangeError(
      `Normalize: ${values.length} values of ${name} for shape [${x.shape}]; give one number, or one for each entry of the first axis`,
    )
  }
  const channels = array(values, { dtype: isFloat(x.dtype) ? x.dtype : 'float64' })
  return channels.reshape(-1, ...new Array<number>(x.ndim - 1).fill(1))
}

/** x of any shape as a vector [size]. */
export class Flatten {
  call(x: NdArray): NdArray {
    return x.reshape(-1)
  }
}

/** x with another dtype, in its shape. */
export class AsType {
  readonly dtype: DType

  constructor(dtype: DType = 'float32') {
    this.dtype = dtype
  }

  call(x: NdArray): NdArray {
    return x.astype(this.dtype)
  }
}

/** x as float32, in its shape. */
export class ToFloat extends AsType {}

/** x as int32, in its shape: towards zero. */
export class ToInt extends AsType {
  constructor(dtype: DType = 'int32') {
    super(dtype)
  }
}
