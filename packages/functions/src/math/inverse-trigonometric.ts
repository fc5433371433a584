import { polynomial } from './series.ts'

/** asin x = x + x³ (A₀ + A₁ x² + …) for |x| ≤ 1/2, interpolated at Chebyshev's points with 60 digits. */
const ASIN = [
  0.16666666666666669, 0.0749999999999834, 0.04464285714653523, 0.03038194412500875, 0.022372173467043486,
  0.017352380709839098, 0.01397138708310213, 0.011477517005507167, 0.01033337215296726, 0.005413184483715509,
  0.01751883397953867, -0.015032162599250314, 0.028878362746452394,
]

/** atan x = x + x³ (A₀ + A₁ x² + …) for |x| ≤ 7/16, made the same way. */
const ATAN = [
  -0.33333333333333326, 0.19999999999988158, -0.14285714283215528, 0.11111110905009408, -0.09090900345956142,
  0.07692090270836985, -0.06663273879195811, 0.058479780987504705, -0.050350650919700354, 0.03785274887009846,
  -0.01757594290644411,
]

// Angles in two parts, the second of which is what the first lost.
const HALF_PI = Math.PI / 2
const HALF_PI_TAIL = 6.123233995736766e-17
const QUARTER_PI = Math.PI / 4
const QUARTER_PI_TAIL = 3.061616997868383e-17
const ATAN_HALF = 0.4636476090008061
const ATAN_HALF_TAIL = 2.2698777452961687e-17
const ATAN_3_HALVES = 0.982793723247329
const ATAN_3_HALVES_TAIL = 1.3903311031230998e-17

/** The angle from −π/2 to π/2 with the sine x; NaN beyond ±1. */
export function asin(x: number): number {
  const size = Math.abs(x)
  if (size <= 0.5) return x + beyondLinear(x, ASIN)
  const angle = HALF_PI - (2 * asinOfHalf(size) - HALF_PI_TAIL)
  return x < 0 ? -angle : angle
}

/** The angle from 0 to π with the cosine x; NaN beyond ±1. */
export function acos(x: number): number {
  if (Math.abs(x) <= 0.5) return HALF_PI - (x - (HALF_PI_TAIL - beyondLinear(x, ASIN)))
  const half = asinOfHalf(Math.abs(x))
  return x < 0 ? 2 * (HALF_PI - (half - HALF_PI_TAIL)) : 2 * half
}

/** Half the angle with the cosine x, for x from 1/2 to 1: the sine of the half is √((1 − x) / 2). */
function asinOfHalf(x: number): number {
  const sine = Math.sqrt((1 - x) / 2)
  return sine + beyondLinear(sine, ASIN)
}

/** The angle from −π/2 to π/2 with the tangent x. */
export function atan(x: number): number {
  if (x === 0) return x
  if (Math.abs(x) < 0.4375) return x + beyondLinear(x, ATAN)
  const angle = atanOfLarge(Math.abs(x))
  return x < 0 ? -angle : angle
}

/** The angle nearest to it of four known ones, those of fdlibm (Sun, 1993), and the angle between, whose tangent is (x − c) / (1 + c x). */
function atanOfLarge(x: number): number {
  if (x < 0.6875) return fromAngle(ATAN_HALF, ATAN_HALF_TAIL, (2 * x - 1) / (2 + x))
  if (x < 1.1875) return fromAngle(QUARTER_PI, QUARTER_PI_TAIL, (x - 1) / (x + 1))
  if (x < 2.4375) return fromAngle(ATAN_3_HALVES, ATAN_3_HALVES_TAIL, (x - 1.5) / (1 + 1.5 * x))
  return fromAngle(HALF_PI, HALF_PI_TAIL, -1 / x)
}

const fromAngle = (angle: number, tail: number, tangent: number): number =>
  angle + (beyondLinear(tangent, ATAN) + tail + tangent)

/** x³ (c₀ + c₁ x² + …) */
function beyondLinear(x: number, coefficients: readonly number[]): number {
  const z = x * x
  return x * (z * polynomial(z, coefficients))
}

/** The angle of the point (x, y) from −π to π, as C and NumPy define it for zeros and infinities too. */
export function atan2(y: number, x: number): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return NaN
  const angle = angleOf(Math.abs(y), x)
  return y < 0 || Object.is(y, -0) ? -angle : angle
}

/** The same for y ≥ 0. */
function angleOf(y: number, x: number): number {
  const isLeft = x < 0 || Object.is(x, -0)
  if (y === 0) return isLeft ? 2 * HALF_PI : 0
  const both = y === Infinity && Math.abs(x) === Infinity // their ratio counts as 1
  const angle = both ? QUARTER_PI : atan(y / Math.abs(x))
  return isLeft ? 2 * HALF_PI - (angle - 2 * HALF_PI_TAIL) : angle
}
