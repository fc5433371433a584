import { NdArray } from '@dezero/ndarray'
import type { PlayedGrad } from '@dezero/utils'

/** Longer arrays are told by their shape and range. */
const longest = 4

/** A value in few characters: `2.0`, `[1.0, 2.0]`, `(100, 10): -0.1 … 0.3`. */
export function briefly(value: PlayedGrad | { data: NdArray }): string {
  const array = value instanceof NdArray ? value : value.data
  const numbers = array.reshape(-1).tolist() as number[]
  const isFloat = array.dtype.startsWith('float')
  const text = (x: number) => (isFloat ? float(x) : String(x))
  if (array.ndim === 0) return text(numbers[0])
  if (array.ndim === 1 && array.size <= longest) return `[${numbers.map(text).join(', ')}]`
  const shape = `(${array.shape.join(', ')}${array.ndim === 1 ? ',' : ''})`
  if (array.size === 0) return shape
  const [least, most] = numbers.reduce(([a, b], x) => [Math.min(a, x), Math.max(b, x)], [numbers[0], numbers[0]])
  return least === most ? `${shape}: ${text(least)}` : `${shape}: ${text(least)} … ${text(most)}`
}

/** Six digits are enough to follow a sum. */
function float(x: number): string {
  const text = String(Number(x.toPrecision(6)))
  return /^-?\d+$/.test(text) ? `${text}.0` : text
}
