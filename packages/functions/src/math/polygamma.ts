import { float64 } from '@dezero/ndarray/internal'
import { digamma } from './digamma.ts'

/** B₂ₖ / (2k)!, with Bernoulli's numbers. */
const EULER_MACLAURIN = [
  0.08333333333333333, -0.001388888888888889, 3.306878306878307e-5, -8.267195767195768e-7, 2.08767569878681e-8,
  -5.284190138687493e-10, 1.3382536530684679e-11, -3.3896802963225827e-13, 8.586062056277845e-15,
  -2.174868698558062e-16, 5.5090028283602295e-18, -1.3954464685812522e-19,
]

/** ψ⁽ⁿ⁾(x), the n-th derivative of digamma: (−1)ⁿ⁺¹ n! ζ(n + 1, x) (DLMF 25.11.12). */
export function polygamma(n: number, x: number): number {
  if (n === 0) return digamma(x)
  const size = scaledZeta(n + 1, x)
  return n % 2 === 0 ? -size : size
}

/** (s − 1)! ζ(s, x), with ζ(s, x) = Σ 1 / (x + k)ˢ over k = 0, 1, … */
function scaledZeta(s: number, x: number): number {
  if (x > 0) return ofPositive(s, x)
  if (Number.isInteger(x)) return atPole(s, x)
  if (!(x > -Infinity)) return NaN
  // The terms with x + k < 0 are, up to the sign, those of ζ(s, ⌈x⌉ − x) without those of ζ(s, 1 − x).
  const right = ofPositive(s, x - Math.floor(x))
  const left = ofPositive(s, Math.ceil(x) - x)
  const missing = ofPositive(s, 1 - x)
  return s % 2 === 0 ? right + (left - missing) : right - left + missing
}

/** For odd s the sides of a pole have different signs: NaN, but for 0, whose own sign says the side. */
function atPole(s: number, x: number): number {
  if (s % 2 === 0) return Infinity
  return x === 0 ? 1 / x : NaN
}

/** The first terms one by one, the others by Euler and Maclaurin's formula (DLMF 25.11.7); small ones are added first. */
function ofPositive(s: number, x: number): number {
  if (x === Infinity) return 0
  const count = Math.max(0, Math.ceil(6 + s - x)) // beyond, the last of Bernoulli's numbers adds nothing
  const factor = factorial(s - 1)
  let sum = quotient(factor / (s - 1), x, count, s - 1) * tail(s, x + count)
  for (let k = count - 1; k >= 0; k--) sum += quotient(factor, x, k, s)
  return sum
}

/** The terms from 1 / aˢ on times (s − 1) aˢ⁻¹: 1 + (s − 1) / 2a + Σ B₂ₖ / (2k)! · (s − 1) s … (s + 2k − 2) / a²ᵏ */
function tail(s: number, a: number): number {
  let product = (s - 1) / a
  let sum = 0.5 * product
  for (let k = 0; k < EULER_MACLAURIN.length; k++) {
    product *= (s + 2 * k) / a
    sum += EULER_MACLAURIN[k] * product
    product *= (s + 2 * k + 1) / a
  }
  return 1 + sum
}

/** factor / (x + k)ˢ, in an order in which it neither overflows nor vanishes on the way. */
function quotient(factor: number, x: number, k: number, s: number): number {
  const a = x + k
  const lost = x - (a - k) // by rounding, which the power would multiply
  const root = float64.pow(a, -s / 2)
  return factor * root * root * (1 - (s * lost) / a)
}

function factorial(n: number): number {
  let product = 1
  for (let k = 2; k <= n; k++) product *= k
  return product
}
