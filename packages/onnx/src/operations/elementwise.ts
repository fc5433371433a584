import type { GraphWriter, Value } from '../graph-writer.ts'
import { type Call, same, type Translation, type Translations } from './translation.ts'

/** Composed in the dtype of the result, from a value of that. */
const composed =
  (formula: (w: GraphWriter, x: Value) => Value): Translation['translate'] =>
  (w, [x], { dtype }) =>
    formula(w, w.cast(x, dtype))

/** Functions of one element, and of two that stand at the same place. */
export const elementwise: Translations = {
  Sin: same('Sin'),
  Cos: same('Cos'),
  Tan: same('Tan'),
  Tanh: same('Tanh'),
  Exp: same('Exp'),
  Expm1: composed(expm1),
  Log: same('Log'),
  Log1p: composed(log1p),
  Sqrt: same('Sqrt'),
  Erfc: composed((w, x) => w.node('Sub', [1, w.node('Erf', [x])])),
  Abs: same('Abs'),
  Maximum: same('Max'),
  Minimum: same('Min'),
  Clip: (w, [x], { attributes: { low, high }, dtype }: Call<{ low: number; high: number }>) =>
    w.node('Clip', [w.cast(x, dtype), low === -Infinity ? null : low, high === Infinity ? null : high]),
}

/** eˣ − 1 = tanh(x / 2) (eˣ + 1), exact near 0. */
export function expm1(w: GraphWriter, x: Value): Value {
  const half = w.node('Tanh', [w.node('Div', [x, 2])])
  return w.node('Mul', [half, w.node('Add', [w.node('Exp', [x]), 1])])
}

/** ln(1 + x), exact near 0: ln u · x / (u − 1) for u = 1 + x as rounded (Goldberg, 1991, theorem 4). */
export function log1p(w: GraphWriter, x: Value): Value {
  const u = w.node('Add', [x, 1])
  const part = w.node('Div', [x, w.node('Sub', [u, 1])])
  const isExact = w.node('Or', [w.node('Equal', [u, 1], {}, 'bool'), w.node('Equal', [u, Infinity], {}, 'bool')])
  const ratio = w.node('Where', [isExact, w.number(1, x.dtype), part], {}, x.dtype)
  const log = w.node('Where', [w.node('Equal', [u, 1], {}, 'bool'), x, w.node('Log', [u])], {}, x.dtype)
  return w.node('Mul', [log, ratio])
}
