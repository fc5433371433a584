/** A time with three digits, in the unit that suits it. */
export function duration(milliseconds: number): string {
  const [unit, size] = units.find(([, size]) => milliseconds >= 0.9995 * size) ?? units[units.length - 1]
  return `${(milliseconds / size).toPrecision(3)} ${unit}`
}

/** From the largest to the smallest, each in milliseconds. */
const units = [
  ['s', 1e3],
  ['ms', 1],
  ['µs', 1e-3],
  ['ns', 1e-6],
] as const
