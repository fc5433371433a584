import type { Text } from '../exercise.ts'
import { Wrong } from '../verdict.ts'

/** Numbers as a checker writes them. */
export type Numbers = number | readonly Numbers[]

interface Options {
  /** Why it should be that, appended to the sentence. */
  readonly because?: Text
  /** How far off it may be, times max(1, |expected|). */
  readonly within?: number
}

/** @throws Wrong unless `got`, a number, an array or a Variable that is called `what`, has the expected numbers. */
export function expectValue(
  what: string,
  got: unknown,
  expected: Numbers,
  { because, within = 1e-9 }: Options = {},
): void {
  const numbers = numbersOf(got)
  if (numbers === undefined) throw new Wrong(withReason(noNumbers(what, got), because))
  const [actualShape, shape] = [shapeOf(numbers), shapeOf(expected)]
  if (actualShape !== shape) throw new Wrong(withReason(otherShape(what, actualShape, shape), because))
  const [actual, wanted] = [flat(numbers), flat(expected)]
  if (wanted.every((value, i) => Math.abs(actual[i] - value) <= within * Math.max(1, Math.abs(value)))) return
  throw new Wrong(withReason(otherValue(what, shown(numbers), shown(expected)), because))
}

/** @throws Wrong with this sentence unless it holds. */
export function expectThat(holds: boolean, why: Text): void {
  if (!holds) throw new Wrong(why)
}

/** The numbers in an array or a Variable; undefined for anything else. */
export function numbersOf(value: unknown): Numbers | undefined {
  if (typeof value === 'number') return value
  const { tolist, data } = (value ?? {}) as { tolist?: unknown; data?: unknown }
  if (typeof tolist === 'function') return (value as { tolist(): Numbers }).tolist()
  return typeof data === 'object' && data !== null && 'tolist' in data ? numbersOf(data) : undefined
}

/** To six digits: `[1, 0.333333]`. */
export const shown = (numbers: Numbers): string =>
  typeof numbers === 'number' ? String(Number(numbers.toPrecision(6))) : `[${numbers.map(shown).join(', ')}]`

export const flat = (numbers: Numbers): number[] => (typeof numbers === 'number' ? [numbers] : numbers.flatMap(flat))

/** As NumPy writes it: `(2, 3)`. */
function shapeOf(numbers: Numbers): string {
  const sizes: number[] = []
  for (let at = numbers; typeof at !== 'number'; at = at[0]) sizes.push(at.length)
  return sizes.length === 1 ? `(${sizes},)` : `(${sizes.join(', ')})`
}

const noNumbers = (what: string, got: unknown): Text =>
  got === undefined
    ? { en: `${what} is undefined`, ko: `${what}의 값이 undefined입니다` }
    : {
        en: `${what} should be an array or a Variable, and is ${described(got)}`,
        ko: `${what}의 값은 배열이나 Variable이어야 하는데, ${described(got)}입니다`,
      }

const otherShape = (what: string, actual: string, expected: string): Text => ({
  en: `${what} has the shape ${actual}, and should have ${expected}`,
  ko: `${what}의 형상이 ${actual}인데, 바른 형상은 ${expected}입니다`,
})

const otherValue = (what: string, actual: string, expected: string): Text => ({
  en: `${what} is ${actual}, and should be ${expected}`,
  ko: `${what}의 값이 ${actual}인데, 바른 값은 ${expected}입니다`,
})

/** What it is, for a sentence: `the string "3"`, `a Square`. */
export const described = (value: unknown): string => {
  if (value === null || value === undefined) return String(value)
  if (typeof value === 'object') return value.constructor?.name ?? 'object'
  return typeof value === 'function' ? `function ${value.name}` : JSON.stringify(value)
}

/** One sentence, which ends with the reason if there is one. */
export const withReason = (sentence: Text, because?: Text): Text =>
  because === undefined
    ? { en: `${sentence.en}.`, ko: `${sentence.ko}.` }
    : { en: `${sentence.en}: ${because.en}.`, ko: `${sentence.ko}. ${because.ko}.` }
