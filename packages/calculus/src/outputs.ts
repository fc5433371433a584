import { Variable } from '@dezero/core'
import { NdArray } from '@dezero/ndarray'
import { describeValue, isFloat } from '@dezero/ndarray/internal'
import { leavesOf } from './tree.ts'

/**
 * The Variables in what f gave.
 *
 * @throws TypeError, with the name of the transform, where f gave none, or something else.
 */
export function outputsOf(name: string, output: unknown): Variable[] {
  if (output === undefined || output === null) {
    throw new TypeError(`${name}: f gave ${output}; it has to return a Variable`)
  }
  for (const y of leavesOf(output)) if (!(y instanceof Variable)) throw noVariable(name, y)
  return leavesOf(output) as Variable[]
}

function noVariable(name: string, y: unknown): Error {
  if (isPromise(y)) {
    Promise.resolve(y).catch(() => {}) // its own failure would only hide this error
    return new TypeError(`${name}: f is async; await outside, and pass a plain function`)
  }
  if (y instanceof NdArray || typeof y === 'number' || Array.isArray(y) || ArrayBuffer.isView(y)) {
    return new TypeError(
      `${name}: f gave ${describeValue(y)} instead of a Variable: the graph ended there; compute with Variables, not with their data`,
    )
  }
  if (typeof y === 'object' && y !== null && 'creator' in y) {
    return new TypeError(`${name}: f gave a Variable of another core; take Variable and functions from @dezero/core`)
  }
  return new TypeError(`${name}: f has to return a Variable, or objects and lists of some, got ${describeValue(y)}`)
}

const isPromise = (y: unknown): boolean => typeof (y as PromiseLike<unknown> | undefined)?.then === 'function'

/** @throws TypeError for integers, which have no derivative. */
export function checkFloat(x: Variable, role: string): void {
  if (isFloat(x.dtype)) return
  throw new TypeError(`${role} is ${x.dtype}, which has no derivative; take float64 or float32`)
}

/** @throws RangeError for several numbers, and for none. */
export function scalarOf(name: string, output: unknown, ys: readonly Variable[]): Variable {
  if (ys.length !== 1 || ys[0] !== output) {
    throw new TypeError(
      `${name}: f has to give one number, got ${describeValue(output)}; jacobian and vjp take several`,
    )
  }
  if (ys[0].size === 1) return ys[0]
  throw new RangeError(
    `${name}: f has to give one number, got shape [${ys[0].shape}]; take its sum() or mean(), or jacobian or vjp`,
  )
}
