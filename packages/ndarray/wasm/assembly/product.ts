import { mul, sub } from './vector'

/** What a · b, rounded to `rounded`, lost (Dekker, 1971): the steps of math/float64/product.ts on two numbers at once. */
export function lost(a: v128, b: v128, rounded: v128): v128 {
  const a1 = upperHalf(a)
  const b1 = upperHalf(b)
  const a0 = sub(a, a1)
  const b0 = sub(b, b1)
  return sub(mul(a0, b0), sub(sub(sub(rounded, mul(a1, b1)), mul(a0, b1)), mul(a1, b0)))
}

function upperHalf(a: v128): v128 {
  const shifted = mul(a, f64x2.splat(134217729)) // 2²⁷ + 1
  return sub(shifted, sub(shifted, a))
}
