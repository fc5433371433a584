import { command } from './command.ts'
import type { Step } from './step.ts'
import { UserError } from './user-error.ts'

const lastStep = 60

/** The steps of the book that are not here yet. */
export const stepsToCome = (steps: readonly Numbered[]): Numbered[] =>
  Array.from({ length: lastStep }, (_, i) => ({ number: i + 1 })).filter(
    ({ number }) => !steps.some((step) => step.number === number),
  )

type Numbered = Pick<Step, 'number'>

/**
 * The step with the number asked for: `7` and `07` are the same.
 *
 * @throws UserError that names the steps there are, and those that may have been meant.
 */
export async function findStep(steps: readonly Step[], asked: string): Promise<Step> {
  const isNumber = /^\d+$/.test(asked)
  const step = isNumber ? steps.find(({ number }) => number === Number(asked)) : undefined
  if (step !== undefined) return step

  if (stepsToCome(steps).some(({ number }) => isNumber && number === Number(asked))) {
    throw new UserError(
      `Step ${asked} comes later: so far there are steps ${ranges(steps)}, and "${command}" lists them.`,
    )
  }
  const meant = isNumber ? [] : await similar(steps, asked.toLowerCase())
  throw new UserError(
    meant.length === 0
      ? `There is no step ${asked}: there are steps ${ranges(steps)}, and "${command}" lists them.`
      : `There is no step "${asked}", but there are steps ${ranges(steps)}; did you mean ${meant.map(invitation).join(' or ')}?`,
  )
}

const invitation = ({ number, title }: Step) => `"${command} ${number}" (${title})`

/** Steps with this word in the title, else in the idea, else in the script; else with a similar word. */
async function similar(steps: readonly Step[], word: string): Promise<Step[]> {
  if (word.length < 3) return []
  const having = (word: string, part: 'title' | 'idea' | 'source') =>
    steps.filter((step) => step[part].toLowerCase().includes(word)).slice(0, 3)
  const firstOf = (found: Step[][]) => found.find(({ length }) => length > 0) ?? []

  const exact = firstOf([having(word, 'title'), having(word, 'idea'), having(word, 'source')])
  if (exact.length > 0) return exact

  const { closestMatch } = await import('leven')
  const words = steps.flatMap(({ title, idea }) => `${title} ${idea}`.toLowerCase().match(/\p{Letter}+/gu) ?? [])
  const closest = closestMatch(word, words, { maxDistance: Math.floor(word.length / 4) })
  return closest === undefined ? [] : firstOf([having(closest, 'title'), having(closest, 'idea')])
}

/** The numbers as ranges: `1–24, 26`. */
export function ranges(steps: readonly Numbered[]): string {
  const runs: [first: number, last: number][] = []
  for (const { number } of steps) {
    const run = runs.at(-1)
    if (run !== undefined && run[1] === number - 1) run[1] = number
    else runs.push([number, number])
  }
  return runs.map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`)).join(', ')
}
