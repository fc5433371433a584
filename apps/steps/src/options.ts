import { parseArgs } from 'node:util'

export interface IntegerRange {
  /** The default. */
  usual: number
  from: number
  to: number
  /** The reason for the upper limit, shown in the error. */
  because: string
}

/** `--order 4` on the command line of a step; for anything else the step ends with a one-line message. */
export function integerOption(name: string, { usual, from, to, because }: IntegerRange): number {
  const text = given(name) ?? String(usual)
  const value = Number(text)
  if (/^\d+$/.test(text) && value >= from && value <= to) return value
  return refuse(`--${name} takes a whole number from ${from} to ${to}, not "${text}": ${because}.`)
}

function given(name: string): string | undefined {
  try {
    return parseArgs({ options: { [name]: { type: 'string' } } }).values[name]
  } catch {
    return refuse(`This step takes --${name} and a number, not "${process.argv.slice(2).join(' ')}".`)
  }
}

function refuse(sentence: string): never {
  console.error(sentence)
  process.exit(1)
}
