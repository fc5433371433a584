/** The places where results are not bit for bit what is expected: quick, where arrays have thousands of elements. */
export function differences(results: ArrayLike<number>, expected: ArrayLike<number>): string[] {
  const found: string[] = []
  if (results.length !== expected.length) found.push(`${results.length} results instead of ${expected.length}`)
  for (let i = 0; i < expected.length; i++) {
    if (!Object.is(results[i], expected[i])) found.push(`[${i}]: ${results[i]} instead of ${expected[i]}`)
  }
  return found.slice(0, 5)
}
