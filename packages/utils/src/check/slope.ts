/**
 * Derivative at 0 of one smooth function, after Ridders: central differences of ever smaller steps, from which
 * polynomials extrapolate to step 0. The value with the smallest uncertainty counts.
 */
export class Slope {
  value: number
  /** An estimate: what the last extrapolations changed, and the rounding of the function's values. */
  uncertainty: number
  /** Smaller steps would lose more to rounding than they gain. */
  settled = false
  private row: number[] = []

  constructor(value = Number.NaN, uncertainty = Number.POSITIVE_INFINITY) {
    this.value = value
    this.uncertainty = uncertainty
  }

  /** Adds the function's values at −step and step; each step is half of the one before. */
  refine(left: number, right: number, step: number): void {
    const previous = this.row
    const difference = (right - left) / (2 * step)
    const rounding = (Number.EPSILON * (Math.abs(left) + Math.abs(right))) / (2 * step)
    const row = [difference]
    for (let k = 1; k <= previous.length; k++) {
      row.push(row[k - 1] + (row[k - 1] - previous[k - 1]) / (4 ** k - 1))
      const change = Math.max(Math.abs(row[k] - row[k - 1]), Math.abs(row[k] - previous[k - 1])) + rounding
      if (change < this.uncertainty) [this.value, this.uncertainty] = [row[k], change]
    }
    this.settled = rounding >= this.uncertainty
    this.row = Number.isFinite(difference) ? row : [] // outside the domain, as a logarithm below 0; smaller steps may be inside
  }
}

/** Derivatives at 0 of all elements of f, each with as many steps as it needs. */
export function slopesAtZero(f: (t: number) => Float64Array, largestStep: number): Slope[] {
  const constant = new Slope(0, 0)
  const slopes: Slope[] = []
  for (let i = 0, step = largestStep; i < 20; i++, step /= 2) {
    const [left, right] = [f(-step), f(step)]
    let settled = i > 0
    for (let e = 0; e < left.length; e++) {
      slopes[e] ??= constant
      if (slopes[e] === constant && left[e] === right[e]) continue
      if (slopes[e] === constant) slopes[e] = new Slope()
      if (!slopes[e].settled) slopes[e].refine(left[e], right[e], step)
      settled &&= slopes[e].settled
    }
    if (settled) break
  }
  return slopes
}
