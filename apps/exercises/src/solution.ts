import type { Exercise, Source } from './exercise.ts'

/** The file that an exercise is cut out of. */
export const sourceOf = ({ step, source }: Exercise): Source =>
  source ?? { package: '@dezero/steps', file: `src/steps/step${String(step).padStart(2, '0')}.ts` }

/** The answer of the book, from the text of that file: it imports by public names, so that it may lie anywhere. */
export function solutionOf({ source, until }: Exercise, text: string): string {
  if (source === undefined) return text.replaceAll("from '../", "from '@dezero/steps/")
  const end = until === undefined ? text.length : text.indexOf(`\n${until}`)
  return text.slice(0, end).replaceAll(/from '\.[^']*'/g, `from '${source.package}'`)
}
