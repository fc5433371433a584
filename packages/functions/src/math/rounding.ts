/** The nearest whole number; of two the even one, as in NumPy. */
export function round(x: number): number {
  const below = Math.floor(x)
  const rest = x - below
  if (rest === 0.5) return below % 2 === 0 ? below : Math.ceil(x)
  return rest < 0.5 ? below : Math.ceil(x)
}

/** What is left of a divided by b, with the sign of b, as in NumPy; NaN for b = 0. */
export function mod(a: number, b: number): number {
  const rest = a % b
  if (rest === 0) return b < 0 ? -0 : 0
  return rest < 0 === b < 0 ? rest : rest + b
}
