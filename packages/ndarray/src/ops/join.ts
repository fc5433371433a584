import { resultType } from '../array/dtype.ts'
import { empty } from '../array/memory.ts'
import { NdArray } from '../array/ndarray.ts'
import { checkOptions } from '../array/options.ts'
import { formatShape, normalizeAxis, sameShape } from '../array/shape.ts'
import { expandDims } from './axes.ts'
import { type ArrayLike, asArray } from './creation.ts'
import { assign } from './indexing.ts'

export interface JoinOptions {
  axis?: number | undefined
}

/** Arrays one after the other along an existing axis; their other axes must agree. */
export function concat(arrays: readonly ArrayLike[], options: JoinOptions = {}): NdArray {
  const parts = toParts('concat', arrays, options)
  const { axis = 0 } = options
  const [first] = parts
  if (first.ndim === 0)
    throw new RangeError('concat: 0-d arrays have no axis to join along; stack puts them side by side')
  const along = normalizeAxis('concat', axis, first.ndim)
  for (const part of parts) {
    if (part.ndim !== first.ndim || !sameShape(part.shape.with(along, 0), first.shape.with(along, 0))) {
      throw new RangeError(
        `concat: shapes ${formatShape(first.shape)} and ${formatShape(part.shape)} differ in more than axis ${along}`,
      )
    }
  }
  const length = parts.reduce((total, part) => total + part.shape[along], 0)
  const out = empty(first.shape.with(along, length), parts.map((part) => part.dtype).reduce(resultType))
  let offset = out.offset
  for (const part of parts) {
    const place = new NdArray(out.data, out.dtype, part.shape, out.strides, offset)
    assign(place, part)
    offset += part.shape[along] * out.strides[along]
  }
  return out
}

/** Arrays of one shape side by side along a new axis. */
export function stack(arrays: readonly ArrayLike[], options: JoinOptions = {}): NdArray {
  const parts = toParts('stack', arrays, options)
  const { axis = 0 } = options
  for (const part of parts) {
    if (!sameShape(part.shape, parts[0].shape)) {
      throw new RangeError(
        `stack: shapes ${formatShape(parts[0].shape)} and ${formatShape(part.shape)} differ; all must be equal`,
      )
    }
  }
  const along = normalizeAxis('stack', axis, parts[0].ndim + 1)
  return concat(
    parts.map((part) => expandDims(part, along)),
    { axis: along },
  )
}

function toParts(name: string, arrays: readonly ArrayLike[], options: JoinOptions): NdArray[] {
  checkOptions(name, options, { axis: 0 })
  if (!Array.isArray(arrays) || arrays.length === 0) {
    throw new TypeError(`${name}: expected a list of at least one array: ${name}([x, y])`)
  }
  return arrays.map((x, i) => asArray(x, { role: `${name}, array ${i + 1}` }))
}
