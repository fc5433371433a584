import { parseArgs } from 'node:util'

/** An option of a step: what it takes, and how to read it. */
export interface Option<T> {
  usual: T
  /** What follows the name of the option: "a number". */
  takes: string
  /** @throws RangeError that goes on after the name of the option: `takes a whole number …`. */
  parse: (text: string) => T
}

export interface IntegerRange {
  /** The default. */
  usual: number
  from: number
  to: number
  /** The reason for the upper limit, shown in the error. */
  because: string
}

/** `--order 4` */
export const integer = ({ usual, from, to, because }: IntegerRange): Option<number> => ({
  usual,
  takes: 'and a number',
  parse(text) {
    const value = Number(text)
    if (/^\d+$/.test(text) && value >= from && value <= to) return value
    throw new RangeError(`takes a whole number from ${from} to ${to}, not "${text}": ${because}.`)
  },
})

/** `--model sgd`; the first one when the option is not given. */
export const oneOf = <const T extends string>(...words: [T, ...T[]]): Option<T> => ({
  usual: words[0],
  takes: words.join(' or '),
  parse(text) {
    const word = words.find((word) => word === text)
    if (word !== undefined) return word
    throw new RangeError(`takes ${words.join(' or ')}, not "${text}".`)
  },
})

/** `--weights vgg16.npz`; undefined when the option is not given. */
export const file: Option<string | undefined> = { usual: undefined, takes: 'and a file', parse: (text) => text }

/** The options on the command line of a step; anything else ends the step with one sentence. */
export function options<T extends Record<string, unknown>>(known: { [K in keyof T]: Option<T[K]> }): T {
  const texts = given(known)
  const values = Object.entries<Option<unknown>>(known).map(([name, { usual, parse }]) => {
    const text = texts[name]
    try {
      return [name, text === undefined ? usual : parse(text)]
    } catch (error) {
      return refuse(`--${name} ${(error as RangeError).message}`)
    }
  })
  return Object.fromEntries(values) as T
}

function given(known: Record<string, Option<unknown>>): Record<string, string | undefined> {
  const names = Object.keys(known)
  try {
    return parseArgs({ options: Object.fromEntries(names.map((name) => [name, { type: 'string' }])) }).values
  } catch {
    const takes = names.map((name) => `--${name} ${known[name].takes}`).join(', ')
    return refuse(`This step takes ${takes}, not "${process.argv.slice(2).join(' ')}".`)
  }
}

/** Ends the step with one sentence: what was asked cannot be done. */
export function refuse(sentence: string): never {
  console.error(sentence)
  process.exit(1)
}
