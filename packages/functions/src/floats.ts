import { asOperand, type Variable, type VariableLike } from '@dezero/core'
import { array, type NdArray } from '@dezero/ndarray'
import { isFloat } from '@dezero/ndarray/internal'

/** The numbers as floats, for integers would overflow, or lose their fraction. */
export const asFloats = <X extends NdArray | Variable>(x: X): X => (isFloat(x.dtype) ? x : (x.astype('float64') as X))

/** Operands as Variables; a bare number takes the floating type that it meets. */
export function operandsOf(name: string, values: readonly VariableLike[]): Variable[] {
  const given = values.map((x, i) => (typeof x === 'number' ? x : asOperand(x, `${name} ${i + 1}`)))
  const met = given.find((x) => typeof x !== 'number' && isFloat(x.dtype)) as Variable | undefined
  const dtype = met?.dtype ?? 'float64'
  return given.map((x) => (typeof x === 'number' ? asOperand(array(x, { dtype }), name) : x))
}

/** Two operands of which at least one is of floats; the other takes on its dtype. */
export function floatPair(name: string, x0: VariableLike, x1: VariableLike): [Variable, Variable] {
  const first = asOperand(x0, `${name}, argument 1`)
  const second = asOperand(x1, `${name}, argument 2`)
  return [isFloat(second.dtype) ? first : asFloats(first), second]
}
