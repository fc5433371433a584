import { isFloat } from '@dezero/ndarray/internal'
import type { GraphWriter, Value } from '../graph-writer.ts'
import { same, type Translation, type Translations } from './translation.ts'

/** Whole numbers stay as they are. */
const round =
  (operator: string): Translation['translate'] =>
  (w, xs, call) =>
    isFloat(call.dtype) ? same(operator)(w, xs, call) : w.node('Identity', xs)

/** Steps to whole numbers, and what is left. */
export const rounding: Translations = {
  Round: round('Round'),
  Ceil: round('Ceil'),
  Floor: round('Floor'),
  Mod(w, xs, { dtype }) {
    const [a, b] = xs.map((x) => w.cast(x, dtype))
    return isFloat(dtype) ? floatRest(w, a, b) : w.node('Mod', [a, b])
  },
}

/** The rest with the sign of the divisor: that of floats in ONNX has the sign of the dividend. */
function floatRest(w: GraphWriter, a: Value, b: Value): Value {
  const rest = w.node('Mod', [a, b], { fmod: 1 })
  const signsDiffer = w.node('Less', [w.node('Mul', [w.node('Sign', [rest]), w.node('Sign', [b])]), 0], {}, 'bool')
  return w.node('Where', [signsDiffer, w.node('Add', [rest, b]), rest], {}, a.dtype)
}
