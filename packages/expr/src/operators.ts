import { isVariable, type Operand, type Value } from './value.ts'

// Each operator calls a method of one operand, by the rules of Python: 2 * x is x.mul(2), 1 − x is x.rsub(1).

export function add(a: Value, b: Value): Value {
  if (typeof a === 'number') return typeof b === 'number' ? a + b : b.add(a)
  return takesOver(b, a) ? b.add(a) : a.add(b)
}

export function sub(a: Value, b: Value): Value {
  if (typeof a === 'number') return typeof b === 'number' ? a - b : b.rsub(a)
  return takesOver(b, a) ? b.rsub(a) : a.sub(b)
}

export function mul(a: Value, b: Value): Value {
  if (typeof a === 'number') return typeof b === 'number' ? a * b : b.mul(a)
  return takesOver(b, a) ? b.mul(a) : a.mul(b)
}

export function div(a: Value, b: Value): Value {
  if (typeof a === 'number') return typeof b === 'number' ? a / b : b.rdiv(a)
  return takesOver(b, a) ? b.rdiv(a) : a.div(b)
}

/** aᵇ for what has a power, undefined where b would have to be a number. */
export function pow(a: Value, b: Value): Value | undefined {
  if (typeof a === 'number') return typeof b === 'number' ? a ** b : undefined
  return typeof b === 'number' || !(isVariable(a) || isVariable(b)) ? a.pow(b) : undefined
}

export const neg = (a: Value): Value => (typeof a === 'number' ? -a : a.neg())

/** Between an array and a Variable on its right, the Variable's method is called, as with NumPy's arrays (step 21). */
const takesOver = (b: Value, a: Operand): b is Operand =>
  typeof b !== 'number' && a.constructor !== b.constructor && isVariable(b) && !isVariable(a)
