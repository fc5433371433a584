import { H1, H2, H3, K1, K2, K3 } from './coefficients.ts'
import { exp } from './exp.ts'

/** The hyperbolic tangent. */
export function tanh(x: number): number {
  if (x === 0) return x
  const z = x * x
  if (z < 0.390625) return x + x * z * ((H1 + z * (H2 + z * H3)) / (K1 + z * (K2 + z * (K3 + z))))
  const y = 1 - 2 / (exp(2 * Math.abs(x)) + 1)
  return x < 0 ? -y : y
}
