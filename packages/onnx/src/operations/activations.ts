import type { GraphWriter, Value } from '../graph-writer.ts'
import { expm1 } from './elementwise.ts'
import { type Call, same, type Translations } from './translation.ts'

/** What networks put behind their products. LeakyRelu and Elu of ONNX know their numbers in float32 only, so they are composed. */
export const activations: Translations = {
  Sigmoid: same('Sigmoid'),
  Softplus: same('Softplus'),
  Gelu: same('Gelu'),
  Relu: same('Relu'),
  Silu(w, [x], { dtype }) {
    const value = w.cast(x, dtype)
    if (dtype === 'float32') return w.node('Mul', [value, w.node('Sigmoid', [value])])
    // ONNX Runtime 1.30 makes a QuickGelu of that product in float64 too, for which it has no kernel.
    return w.node('Div', [value, w.node('Add', [w.node('Exp', [w.node('Neg', [value])]), 1])])
  },
  Relu6: (w, [x], { dtype }) => w.node('Clip', [w.cast(x, dtype), 0, 6]),
  LeakyRelu(w, [x], { attributes: { slope }, dtype }: Call<{ slope: number }>) {
    const value = w.cast(x, dtype)
    return above0(w, value, w.node('Mul', [value, slope]))
  },
  Elu(w, [x], { attributes: { alpha }, dtype }: Call<{ alpha: number }>) {
    const value = w.cast(x, dtype)
    return above0(w, value, w.node('Mul', [expm1(w, w.node('Min', [value, 0])), alpha]))
  },
}

/** x where it is above 0, else y. */
const above0 = (w: GraphWriter, x: Value, y: Value): Value =>
  w.node('Where', [w.node('Greater', [x, 0], {}, 'bool'), x, y], {}, x.dtype)
