import { type ArrayLike, asArray, NdArray } from '@dezero/ndarray'
import { checkOptions, sameShape } from '@dezero/ndarray/internal'
import { type ProgramCall, type ProgramVariable, programOf } from './program.ts'

/** What is read of a Variable, and of the function call that made it, to run that again. */
export interface Replayable extends ProgramVariable {
  readonly data: NdArray
  readonly creator: ReplayableCall<this> | undefined
}

/** Its `forward` reads the arrays that it is given and `attributes`, nothing else. */
export interface ReplayableCall<V> extends ProgramCall<V> {
  forward(...xs: NdArray[]): NdArray | NdArray[]
}

export interface ReplayOptions<V> {
  /** New arrays for leaves, or for results, from where the graph then goes on: `new Map([[x, array([1, 2])]])`. */
  inputs: ReadonlyMap<V, ArrayLike>
  /** Take inputs that no output depends on, too. */
  allowUnused?: boolean | undefined
}

/**
 * Runs a recorded graph on new arrays of the same shapes and gives the arrays of `outputs`, for which no graph is built:
 * values, or gradients that were computed with `createGraph`. All other leaves have the data that they have now.
 *
 * @throws RangeError for an array of another shape, TypeError for one of another dtype; Error for an output that was
 * computed without a graph, and for an input that no output depends on.
 *
 * @example
 * ```ts
 * import { Variable } from '@dezero/core'
 * import { replay } from '@dezero/utils'
 *
 * const x = new Variable(2)
 * const [y] = replay([x.pow(3)], { inputs: new Map([[x, 10]]) })
 * console.log(String(y)) // 1000.0
 * ```
 */
export function replay<V extends Replayable>(outputs: readonly V[], options: ReplayOptions<V>): NdArray[] {
  const { inputs, allowUnused } = checkOptions('replay', options, { inputs: new Map(), allowUnused: true })
  const { calls } = programOf(outputs, { inputs: [...inputs.keys()], allowUnused }, 'replay')
  const values = new Map<object, NdArray>()
  for (const [x, data] of inputs) values.set(x, fitting(x, data, values.size))
  const arrayOf = (x: Replayable) => values.get(x) ?? x.data
  for (const f of calls as readonly ReplayableCall<V>[]) {
    const result = f.forward(...f.inputs.map(arrayOf))
    const ys = Array.isArray(result) ? result : [result]
    f.outputs.forEach((y, i) => {
      if (y.creator === f && !values.has(y)) values.set(y, ys[i])
    })
  }
  return outputs.map(arrayOf)
}

/** The new array of an input; numbers and lists take on its dtype. */
function fitting({ name, data }: Replayable, value: ArrayLike, i: number): NdArray {
  const role = `replay: input ${i + 1}${name === undefined ? '' : ` ("${name}")`}`
  const dtype = value instanceof NdArray ? undefined : data.dtype
  const fresh = asArray(value, { dtype, role })
  if (!sameShape(fresh.shape, data.shape)) {
    throw new RangeError(
      `${role} has shape [${fresh.shape}], and the graph was recorded with [${data.shape}]; record one for each shape`,
    )
  }
  if (fresh.dtype === data.dtype) return fresh
  throw new TypeError(
    `${role} is ${fresh.dtype}, and the graph was recorded with ${data.dtype}; give x.astype('${data.dtype}')`,
  )
}
