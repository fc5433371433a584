import { log1p } from './elementwise.ts'
import type { Call, Translations } from './translation.ts'

/** Differences between results and what they should be, element by element or row by row. */
export const losses: Translations = {
  SquaredError(w, [x0, x1], { dtype }) {
    const difference = w.node('Sub', [w.cast(x0, dtype), w.cast(x1, dtype)])
    return w.node('Mul', [difference, difference])
  },

  /** |d| moved up to δ, times what is left of |d| without half of that. */
  Huber(w, [x0, x1], { attributes: { delta }, dtype }: Call<{ delta: number }>) {
    const distance = w.node('Abs', [w.node('Sub', [w.cast(x0, dtype), w.cast(x1, dtype)])])
    const inside = w.node('Min', [distance, delta])
    return w.node('Mul', [inside, w.node('Sub', [distance, w.node('Div', [inside, 2])])])
  },

  /** −(logarithm of the softmax) at each label. */
  SoftmaxCrossEntropy(w, [x, t], { dtype }) {
    const log = w.node('LogSoftmax', [w.cast(x, dtype)], { axis: -1 })
    const labels = w.node('Unsqueeze', [w.cast(t, 'int64'), w.ints([-1])])
    const picked = w.node('GatherElements', [log, labels], { axis: -1 })
    return w.node('Neg', [w.node('Squeeze', [picked, w.ints([-1])])])
  },

  /** max(x, 0) − t x + ln(1 + e^−|x|): nothing cancels where x is large. */
  SigmoidCrossEntropy(w, [x, t], { dtype }) {
    const scores = w.cast(x, dtype)
    const hinge = w.node('Sub', [w.node('Max', [scores, 0]), w.node('Mul', [scores, w.cast(t, dtype)])])
    return w.node('Add', [hinge, log1p(w, w.node('Exp', [w.node('Neg', [w.node('Abs', [scores])])]))])
  },

  /** −t ln p − (1 − t) ln(1 − p), where 0 · ln 0 is 0. */
  BinaryCrossEntropy(w, [x, labels], { dtype }) {
    const [p, t] = [w.cast(x, dtype), w.cast(labels, dtype)]
    const zero = w.number(0, dtype)
    const isNo = w.node('Equal', [t, 0], {}, 'bool')
    const isYes = w.node('Equal', [t, 1], {}, 'bool')
    const yes = w.node('Where', [isNo, zero, w.node('Mul', [t, w.node('Log', [p])])], {}, dtype)
    const rest = w.node('Mul', [w.node('Sub', [1, t]), log1p(w, w.node('Neg', [p]))])
    return w.node('Neg', [w.node('Add', [yes, w.node('Where', [isYes, zero, rest], {}, dtype)])])
  },
}
