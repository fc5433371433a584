import { activations } from './activations.ts'
import { arithmetic } from './arithmetic.ts'
import { comparison } from './comparison.ts'
import { convolution } from './convolution.ts'
import { elementwise } from './elementwise.ts'
import { indexing } from './indexing.ts'
import { joining } from './joining.ts'
import { losses } from './losses.ts'
import { normalization } from './normalization.ts'
import { pooling } from './pooling.ts'
import { products } from './products.ts'
import { reductions } from './reductions.ts'
import { rounding } from './rounding.ts'
import { scattering } from './scattering.ts'
import { shapes } from './shapes.ts'
import { softmax } from './softmax.ts'
import { fixing, type Translations } from './translation.ts'
import { trigonometric } from './trigonometric.ts'

export { refused } from './refused.ts'

/** How each operation is written in ONNX, by the name of its class. */
export const translations: Translations = {
  ...arithmetic,
  ...comparison,
  ...shapes,
  ...reductions,
  ...products,
  ...indexing,
  ...joining,
  ...elementwise,
  ...trigonometric,
  ...rounding,
  ...activations,
  ...softmax,
  ...losses,
  ...normalization,
  ...fixing('first', convolution),
  ...fixing('first', pooling),
  ...fixing('none', scattering),
}
