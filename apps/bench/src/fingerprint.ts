import { uniform } from './inputs.ts'

/** What tells results apart: how many numbers, how large they are, and a sum that depends on where each of them is. */
export interface Fingerprint {
  size: number
  norm: number
  mix: number
}

export function fingerprint(values: ArrayLike<number>): Fingerprint {
  const weights = uniform(values.length)
  let [squares, mix] = [0, 0]
  for (let i = 0; i < values.length; i++) {
    squares += values[i] ** 2
    mix += values[i] * (weights[i] - 0.5)
  }
  return { size: values.length, norm: Math.sqrt(squares), mix }
}

/** The same result, up to what float32 loses on the way? */
export function sameResult(a: Fingerprint, b: Fingerprint): boolean {
  const tolerance = 1e-3 * a.norm
  return a.size === b.size && Math.abs(a.norm - b.norm) <= tolerance && Math.abs(a.mix - b.mix) <= tolerance
}
