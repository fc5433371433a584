import { float64 } from '@dezero/ndarray/internal'

/** 2ˣ: 2ᵏ times 2ʳ, where k is the whole number next to x = k + r. */
export function exp2(x: number): number {
  if (!(x > -1080 && x < 1025)) return x < 0 ? 0 : x + Infinity
  const k = Math.round(x)
  return float64.scale(float64.exp((x - k) * Math.LN2), k)
}
