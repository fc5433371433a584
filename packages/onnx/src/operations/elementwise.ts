import type { GraphWriter, Value } from '../graph-writer.ts'
import { type Call, same, type Translation, type Translations } from './translation.ts'

/** Composed in the dtype of the result, from a value of that. */
const composed =
  (formula: (w: GraphWriter, x: Value) => Value): Translation['translate'] =>
  (w, [x], { dtype }) =>
    formula(w, w.cast(x, dtype))

/** Functions of one element, and of two that stand at the same place. */
export const elementwise: Translations = {
  Exp: same('Exp'),
  Exp2: composed((w, x) => w.node('Pow', [2, x])),
  Expm1: composed(expm1),
  Log: same('Log'),
  Log2: composed((w, x) => w.node('Div', [w.node('Log', [x]), Math.LN2])),
  Log10: composed((w, x) => w.node('Div', [w.node('Log', [x]), Math.LN10])),
  Log1p: composed(log1p),
  Sqrt: same('Sqrt'),
  Rsqrt: composed((w, x) => w.node('Div', [1, w.node('Sqrt', [x])])),
  Cbrt: composed((w, x) => w.node('Mul', [w.node('Sign', [x]), w.node('Pow', [w.node('Abs', [x]), 1 / 3])])),
  Reciprocal: same('Reciprocal'),
  Hypot: (w, [x0, x1], { dtype }) => hypot(w, w.cast(x0, dtype), w.cast(x1, dtype)),
  Erf: same('Erf'),
  Erfc: composed((w, x) => w.node('Sub', [1, w.node('Erf', [x])])),
  Abs: same('Abs'),
  Maximum: same('Max'),
  Minimum: same('Min'),
  Clip: (w, [x], { attributes: { low, high }, dtype }: Call<{ low: number; high: number }>) =>
    w.node('Clip', [w.cast(x, dtype), low === -Infinity ? null : low, high === Infinity ? null : high]),
}

/** √(x0² + x1²), by parts of the larger one, whose square would overflow, or vanish. */
function hypot(w: GraphWriter, x0: Value, x1: Value): Value {
  const scale = scaleOf(w, w.node('Max', [w.node('Abs', [x0]), w.node('Abs', [x1])]))
  const squares = [x0, x1].map((x) => {
    const part = w.node('Div', [x, scale])
    return w.node('Mul', [part, part])
  })
  return w.node('Mul', [w.node('Sqrt', [w.node('Add', squares)]), scale])
}

/** What to divide by, so that the largest magnitude becomes 1: that itself, or 1 where it is 0 or infinite. */
export function scaleOf(w: GraphWriter, largest: Value): Value {
  const isScale = w.node('And', [
    w.node('Greater', [largest, 0], {}, 'bool'),
    w.node('Less', [largest, Infinity], {}, 'bool'),
  ])
  return w.node('Where', [isScale, largest, w.number(1, largest.dtype)], {}, largest.dtype)
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
