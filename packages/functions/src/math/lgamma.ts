import { float64 } from '@dezero/ndarray/internal'
import { chebyshev, polynomial } from './series.ts'

/** Chebyshev's coefficients of ln Γ(x) / ((x − 1) (x − 2)) over x from 1/2 to 3, fitted with 60 digits. */
const NEAR_ZEROS = [
  0.5414342110230356, -0.2047662470487954, 0.012997333297557298, -0.003418648694976571, 0.00041629500840544687,
  -0.00010126120196482426, 1.4983271959374299e-5, -3.536904381890601e-6, 5.769569223658521e-7, -1.3406023170134372e-7,
  2.3195460714824605e-8, -5.336926640671363e-9, 9.606291404563385e-10, -2.1954338538002681e-10, 4.0654301801895554e-11,
  -9.245681091048882e-12, 1.7490628016055354e-12, -3.962891032845176e-13, 7.622928306939413e-14,
  -1.7220556568509088e-14, 3.3571309615980855e-15, -7.565840465029278e-16, 1.491230223611705e-16,
  -3.354113151253103e-17, 6.671838651175218e-18, -1.4981650917752971e-18,
]
// t = SLOPE · (x − CENTRE) / (x + CENTRE) leads from 1/2 and 3 to ±1, and puts the pole at 0 as far off as ∞.
const CENTRE = 1.224744871391589
const SLOPE = 2.3797958971132713

/** B₂ₖ / (2k (2k − 1)), with Bernoulli's numbers. */
const STIRLING = [
  0.08333333333333333, -0.002777777777777778, 0.0007936507936507937, -0.0005952380952380953, 0.0008417508417508417,
  -0.0019175269175269176, 0.00641025641025641, -0.029550653594771242,
]
const HALF_LN_2PI = 0.9189385332046728

/** From here down the reflection formula is exact enough, and products get long. */
const FAR_LEFT = -40

/** ln |Γ(x)|, ∞ where Γ has a pole. */
export function lgamma(x: number): number {
  if (x >= 0.5) return lgammaOfPositive(x)
  if (Number.isNaN(x)) return NaN
  if (x <= 0 && Math.floor(x) === x) return Infinity
  if (x > 0) return lgammaOfPositive(1 + x) - float64.log(x)
  return x > FAR_LEFT ? byProduct(x) : byReflection(x)
}

function lgammaOfPositive(x: number): number {
  if (x >= 10) return byStirling(x)
  let factor = 1
  let rest = x
  while (rest > 3) factor *= --rest
  return factor === 1 ? nearZeros(x) : nearZeros(rest) + float64.log(factor)
}

/** For x from 1/2 to 3, where ln Γ is 0 at 1 and 2. */
function nearZeros(x: number): number {
  const t = (SLOPE * (x - CENTRE)) / (x + CENTRE)
  return (x - 1) * (x - 2) * chebyshev(t, NEAR_ZEROS) + 0 // the zeros are no −0
}

/** Stirling's series (x − 1/2) ln x − x + ln √2π + 1 / 12x − … (DLMF 5.11.1) */
function byStirling(x: number): number {
  if (x === Infinity) return x
  const rest = polynomial(1 / (x * x), STIRLING) / x
  return (x - 0.5) * (float64.log(x) - 1) + (HALF_LN_2PI - 0.5 + rest)
}

/** Γ(x) = Γ(x + n) / (x (x + 1) … (x + n − 1)); the logarithm last, for there are zeros close to the poles. */
function byProduct(x: number): number {
  let factors = x
  let last = x
  while (last < -1) factors *= ++last
  return -float64.log((Math.abs(factors) * (last + 1)) / float64.exp(nearZeros(last + 2)))
}

/** |Γ(x)| = π / (|x sin πx| Γ(−x)) (DLMF 5.5.3) */
function byReflection(x: number): number {
  const sine = float64.sin(Math.PI * (x - Math.round(x)))
  return float64.log(Math.PI / Math.abs(x * sine)) - lgammaOfPositive(-x)
}
