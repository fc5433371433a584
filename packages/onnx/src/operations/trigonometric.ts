import type { GraphWriter, Value } from '../graph-writer.ts'
import { same, type Translations } from './translation.ts'

/** Angles and their functions, and those of the hyperbola. */
export const trigonometric: Translations = {
  Sin: same('Sin'),
  Cos: same('Cos'),
  Tan: same('Tan'),
  Asin: same('Asin'),
  Acos: same('Acos'),
  Atan: same('Atan'),
  Atan2: (w, [x0, x1], { dtype }) => angle(w, w.cast(x0, dtype), w.cast(x1, dtype)),
  Sinh: same('Sinh'),
  Cosh: same('Cosh'),
  Tanh: same('Tanh'),
  Asinh: same('Asinh'),
  Acosh: same('Acosh'),
  Atanh: same('Atanh'),
}

/** The angle of the point (x, y): atan(y / x), half a turn on where x is below 0, and 0 at (0, 0). */
function angle(w: GraphWriter, y: Value, x: Value): Value {
  const isOrigin = w.node('And', [w.node('Equal', [x, 0], {}, 'bool'), w.node('Equal', [y, 0], {}, 'bool')])
  const slope = w.node('Div', [y, w.node('Where', [isOrigin, w.number(1, x.dtype), x], {}, x.dtype)])
  const sides = [w.node('Less', [y, 0], {}, 'bool'), w.number(-Math.PI, x.dtype), w.number(Math.PI, x.dtype)]
  const turn = w.node('Where', sides, {}, x.dtype)
  const left = [w.node('Less', [x, 0], {}, 'bool'), turn, w.number(0, x.dtype)]
  return w.node('Add', [w.node('Atan', [slope]), w.node('Where', left, {}, x.dtype)])
}
