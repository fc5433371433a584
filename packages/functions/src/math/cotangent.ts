import { float64 } from '@dezero/ndarray/internal'

const PI_TAIL = 1.2246467991473532e-16

/** π cot πx for x from 0 to 1/2, in two parts: the second is what the first lost by rounding. */
export function cotangent(x: number): { high: number; low: number } {
  if (x < 2 ** -60) return { high: 1 / x, low: 0 }
  return x < 0.25 ? reciprocal(tangent(x)) : product(tangent(0.5 - x))
}

/** tan πx for x from 0 to 1/4; what πx loses is made up for by the derivative. */
function tangent(x: number): { high: number; low: number } {
  const angle = float64.product(Math.PI, x)
  const lost = float64.lost[0] + PI_TAIL * x
  const high = float64.tan(angle)
  return { high, low: lost * (1 + high * high) }
}

/** π / y */
function reciprocal({ high: y, low }: { high: number; low: number }) {
  const high = Math.PI / y
  const back = float64.product(high, y)
  return { high, low: (Math.PI - back - float64.lost[0] + PI_TAIL - high * low) / y }
}

/** π y */
function product({ high: y, low }: { high: number; low: number }) {
  const high = float64.product(Math.PI, y)
  return { high, low: float64.lost[0] + PI_TAIL * y + Math.PI * low }
}
