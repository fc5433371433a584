/**
 * Derivative at 0 of a smooth function, after Ridders: central differences of ever smaller steps, from which
 * polynomials extrapolate to step 0. Of all values it takes the surest, and stops where rounding covers what smaller
 * steps would gain. Where `f` is NaN, as a logarithm is below 0, the step shrinks until it is not.
 */
export function slopeAtZero(f: (t: number) => number, largestStep: number): number {
  let [best, uncertainty] = [Number.NaN, Number.POSITIVE_INFINITY]
  let previous: number[] = []
  for (let i = 0, step = largestStep; i < 20; i++, step /= 2) {
    const [left, right] = [f(-step), f(step)]
    const rounding = (Number.EPSILON * (Math.abs(left) + Math.abs(right))) / (2 * step)
    const row = [(right - left) / (2 * step)]
    for (let k = 1; k <= i; k++) {
      row.push(row[k - 1] + (row[k - 1] - previous[k - 1]) / (4 ** k - 1))
      const change = Math.max(Math.abs(row[k] - row[k - 1]), Math.abs(row[k] - previous[k - 1])) + rounding
      if (change < uncertainty) [best, uncertainty] = [row[k], change]
    }
    if (rounding >= uncertainty) break
    previous = row
  }
  return best
}
