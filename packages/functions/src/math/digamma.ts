import { float64 } from '@dezero/ndarray/internal'
import { cotangent } from './cotangent.ts'
import { chebyshev, polynomial } from './series.ts'

/** The zero of ψ, in two parts. */
const ZERO = 1.4616321449683622
const ZERO_TAIL = 9.549995429965697e-17

/** Chebyshev's coefficients of x ψ(x) / (x − zero) over x from 1 to 8, fitted with 60 digits. */
const NEAR_ZERO = [
  1.8525703719196491, 0.5999069627669842, 0.005765624156004483, 0.00782474630145515, -2.4907012872715555e-5,
  0.0001886147081761326, -4.7748815352489145e-6, 5.418094705997902e-6, -2.502417001091677e-7, 1.6787018440003628e-7,
  -1.0673985069644331e-8, 5.401404206353121e-9, -4.1929561102213615e-10, 1.7745334218843027e-10,
  -1.5786328094594298e-11, 5.903411834370986e-12, -5.797999202632874e-13, 1.9799665933414998e-13,
  -2.0964397283560334e-14, 6.678208718299568e-15, -7.501585453219778e-16, 2.261729984335765e-16,
  -2.6647826501298716e-17, 7.68356549666309e-18,
]
// t = SLOPE · (1 + x − CENTRE) / (1 + x + CENTRE) leads from 1 and 8 to ±1, and puts the pole at −1 as far off as ∞.
const CENTRE = 4.242640687119285
const SLOPE = 2.783611624891224

/** B₂ₖ / 2k, with Bernoulli's numbers. */
const ASYMPTOTIC = [
  0.08333333333333333, -0.008333333333333333, 0.003968253968253968, -0.004166666666666667, 0.007575757575757576,
  -0.021092796092796094, 0.08333333333333333, -0.4432598039215686, 3.0539543302701198, -26.456212121212122,
]

/** ψ(x) = Γ′(x) / Γ(x): −∞ at 0, ∞ at −0, and NaN at the other poles, −1, −2, … */
export function digamma(x: number): number {
  if (x > 0) return x < 1 ? nearZero(1 + x) - 1 / x : plus(x, 0, 0)
  if (x === 0) return -1 / x
  return x < 0 && !Number.isInteger(x) ? reflected(x) : NaN
}

/** ψ(x) = ψ(1 − x) − π cot πx, for which only the fraction of x counts (DLMF 5.5.4). */
function reflected(x: number): number {
  const { high, low } = cotangent(Math.abs(x - Math.round(x)))
  return x < Math.round(x) ? plus(1 - x, high, low) : plus(1 - x, -high, -low)
}

/** ψ(x) + high + low for x ≥ 1; where they nearly cancel, few roundings come before. */
function plus(x: number, high: number, low: number): number {
  if (x < 8) return nearZero(x) + high + low
  const z = 1 / (x * x)
  const rest = 0.5 / x + z * polynomial(z, ASYMPTOTIC) // ψ(x) = ln x − 1 / 2x − 1 / 12x² + … (DLMF 5.11.2)
  return float64.log(x) + high - (rest - low)
}

/** For x from 1 to 8. */
function nearZero(x: number): number {
  const t = (SLOPE * (1 + x - CENTRE)) / (1 + x + CENTRE)
  return ((x - ZERO - ZERO_TAIL) / x) * chebyshev(t, NEAR_ZERO)
}
