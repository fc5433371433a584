import { describeValue } from '../array/describe-value.ts'
import type { DType, TypedArray } from '../array/dtype.ts'
import { empty } from '../array/memory.ts'
import { NdArray } from '../array/ndarray.ts'
import { formatShape, type Shape, sizeOf } from '../array/shape.ts'
import { astype } from './casting.ts'

/** The array that nested lists describe: float64, or bool if there are booleans only. */
export function fromLists(operation: string, lists: readonly unknown[], dtype?: DType): NdArray {
  const shape = shapeOf(lists)
  refuseRagged(operation, lists, shape, [])
  const own = dtype ?? (sizeOf(shape) > 0 && holdsOnlyBooleans(lists) ? 'bool' : 'float64')
  const out = empty(shape, own === 'bool' ? 'float64' : own)
  fill(operation, lists, shape, [], out.data, out.offset)
  return astype(out, own)
}

const holdsOnlyBooleans = (value: unknown): boolean =>
  Array.isArray(value) ? value.every(holdsOnlyBooleans) : typeof value === 'boolean'

/** The shape that the first element of each level suggests. */
function shapeOf(lists: readonly unknown[]): number[] {
  const shape: number[] = []
  for (let level: unknown = lists; Array.isArray(level); level = level[0]) shape.push(level.length)
  return shape
}

/** Checked before memory is allocated for the shape. */
function refuseRagged(operation: string, list: unknown, shape: Shape, path: number[]): void {
  if (!Array.isArray(list) || list.length !== shape[path.length]) throw ragged(operation, shape, path, list)
  if (path.length === shape.length - 1) return
  for (let i = 0; i < list.length; i++) {
    path.push(i)
    refuseRagged(operation, list[i], shape, path)
    path.pop()
  }
}

/** Writes the numbers in the list at `path` to data[at], …, and returns where the next go. */
function fill(
  operation: string,
  list: readonly unknown[],
  shape: Shape,
  path: number[],
  data: TypedArray,
  at: number,
): number {
  if (path.length === shape.length - 1) return fillRow(operation, list, shape, path, data, at)
  for (let i = 0; i < list.length; i++) {
    path.push(i)
    at = fill(operation, list[i] as readonly unknown[], shape, path, data, at)
    path.pop()
  }
  return at
}

function fillRow(
  operation: string,
  row: readonly unknown[],
  shape: Shape,
  path: readonly number[],
  data: TypedArray,
  at: number,
): number {
  for (let i = 0; i < row.length; i++) {
    const value = row[i]
    if (typeof value === 'number') data[at + i] = value
    else if (typeof value === 'boolean') data[at + i] = Number(value)
    else throw noNumber(operation, shape, [...path, i], value)
  }
  return at + row.length
}

function noNumber(operation: string, shape: Shape, path: readonly number[], found: unknown): Error {
  if (Array.isArray(found)) return ragged(operation, shape, path, found)
  const advice = found instanceof NdArray ? '; stack([x, y]) joins arrays' : ''
  return new TypeError(
    `${operation}: element [${path.join('][')}] is ${describeValue(found)}; lists hold numbers or booleans${advice}`,
  )
}

const ragged = (operation: string, shape: Shape, path: readonly number[], found: unknown) =>
  new RangeError(
    `${operation}: ragged list: the first elements say shape ${formatShape(shape)}, but element [${path.join('][')}] is ${describeValue(found)}; make all lists of one level equally long`,
  )
