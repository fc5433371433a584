import { UserError } from '@dezero/steps/runner/user-error.ts'
import { closestMatch } from 'leven'
import type { Exercise } from '../exercise.ts'
import { command } from './command.ts'

/**
 * The exercise of the step asked for: `6` and `06` are the same.
 *
 * @throws UserError that names those that may have been meant.
 */
export function findExercise(exercises: readonly Exercise[], asked: string): Exercise {
  const number = /^\d+$/.test(asked) ? Number(asked) : undefined
  const found = exercises.find(({ step }) => step === number)
  if (found !== undefined) return found
  const meant = number === undefined ? similar(exercises, asked.toLowerCase()) : nearest(exercises, number)
  const list = `"${command}" lists them all`
  if (meant.length === 0) throw new UserError(`There is no exercise "${asked}"; ${list}.`)
  const invitations = meant.map(({ step, title }) => `"${command} ${step}" (${title.en})`).join(' or ')
  throw new UserError(`There is no exercise ${number ?? `"${asked}"`}; did you mean ${invitations}? ${list}.`)
}

/** The one before and the one after. */
function nearest(exercises: readonly Exercise[], number: number): Exercise[] {
  const around = [exercises.findLast(({ step }) => step < number), exercises.find(({ step }) => step > number)]
  return around.filter((exercise) => exercise !== undefined)
}

/** Those with the word in their title, else with a similar one. */
function similar(exercises: readonly Exercise[], word: string): Exercise[] {
  const wordsOf = ({ title }: Exercise) => `${title.en} ${title.ko}`.toLowerCase()
  const having = (word: string) => exercises.filter((exercise) => wordsOf(exercise).includes(word)).slice(0, 3)
  if (word.length < 2) return []
  const exact = having(word)
  if (exact.length > 0) return exact
  const words = exercises.flatMap((exercise) => wordsOf(exercise).match(/\p{Letter}+/gu) ?? [])
  const closest = closestMatch(word, words, { maxDistance: Math.floor(word.length / 3) })
  return closest === undefined ? [] : having(closest)
}
