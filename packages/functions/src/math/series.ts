/** c₀ + c₁ x + c₂ x² + …, by Horner's rule. */
export function polynomial(x: number, coefficients: readonly number[]): number {
  let sum = 0
  for (let n = coefficients.length - 1; n >= 0; n--) sum = sum * x + coefficients[n]
  return sum
}

/** c₀ + c₁ T₁(t) + c₂ T₂(t) + … for t from −1 to 1, with Chebyshev's polynomials (Clenshaw, 1955). */
export function chebyshev(t: number, coefficients: readonly number[]): number {
  const u = 2 * t
  let sum = 0
  let previous = 0
  for (let n = coefficients.length - 1; n > 0; n--) {
    const next = u * sum - previous + coefficients[n]
    previous = sum
    sum = next
  }
  return t * sum - previous + coefficients[0]
}
