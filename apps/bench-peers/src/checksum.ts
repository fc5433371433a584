import { uniform } from '@dezero/bench/inputs'

/** Identifies a result: how many numbers, their norm, and a weighted sum that depends on the position of each. */
export interface Checksum {
  size: number
  norm: number
  mix: number
}

export function checksum(values: ArrayLike<number>): Checksum {
  const weights = uniform(values.length)
  let [squares, mix] = [0, 0]
  for (let i = 0; i < values.length; i++) {
    squares += values[i] ** 2
    mix += values[i] * (weights[i] - 0.5)
  }
  return { size: values.length, norm: Math.sqrt(squares), mix }
}

/** Is it the same result, within the rounding of float32? */
export function sameResult(a: Checksum, b: Checksum): boolean {
  const tolerance = 1e-3 * a.norm
  return a.size === b.size && Math.abs(a.norm - b.norm) <= tolerance && Math.abs(a.mix - b.mix) <= tolerance
}
