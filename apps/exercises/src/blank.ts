import type { Blank, Exercise, Source, Text } from './exercise.ts'

/** What stands in a blank, until it is filled. */
export const blank = '___'

const width = 100

/** The file that an exercise is cut out of. */
export const sourceOf = ({ step, source }: Exercise): Source =>
  source ?? { package: '@dezero/steps', file: `src/steps/step${String(step).padStart(2, '0')}.ts` }

/** The answer of the book, from the text of that file: it imports by public names, so that it may lie anywhere. */
export function solutionOf({ source, until }: Exercise, text: string): string {
  if (source === undefined) return text.replaceAll("from '../", "from '@dezero/steps/")
  const end = until === undefined ? text.length : text.indexOf(`\n${until}`)
  return text.slice(0, end).replaceAll(/from '\.[^']*'/g, `from '${source.package}'`)
}

/** The same with blanks, above each of which a comment says what to write. */
export function withBlanks(exercise: Exercise, text: string, language: keyof Text = 'en'): string {
  const lines = solutionOf(exercise, text).split('\n')
  // From the last one, so that the lines of those before stay where they are.
  for (const { at, task } of exercise.blanks.toReversed()) cut(lines, at, task[language])
  return lines.join('\n')
}

function cut(lines: string[], at: Blank['at'], task: string): void {
  const row = rowOf(lines, at)
  const line = lines[row]
  const opens = /(\{|=>|=)$/.test(line)
  const end = opens ? endOfBody(lines, row) : row + 1
  const indent = /^ */.exec(lines[opens ? row + 1 : row])![0]
  const anchor = at[at.length - 1]
  const start = line.slice(0, line.indexOf(anchor) + anchor.length).trimEnd()
  const filled = opens ? indent + blank : `${start} ${blank}`
  lines.splice(opens ? row + 1 : row, end - (opens ? row + 1 : row), ...comment(task, indent), filled)
}

/** @throws Error when the script has no such words, since the step has changed. */
function rowOf(lines: readonly string[], at: Blank['at']): number {
  let row = -1
  for (const words of at) {
    row = lines.findIndex((line, i) => i > row && line.includes(words))
    if (row === -1) throw new Error(`the step has no line with "${words}", in ${at.join(' › ')}`)
  }
  return row
}

/** The first row that is not below the one that opens a body; empty lines belong to it. */
function endOfBody(lines: readonly string[], row: number): number {
  const depth = lines[row].search(/\S/)
  const end = lines.findIndex((line, i) => i > row && line !== '' && line.search(/\S/) <= depth)
  return lines[end - 1] === '' ? end - 1 : end
}

/** Lines of comment. */
function comment(task: string, indent: string): string[] {
  const lines = [`${indent}// ✎`]
  for (const word of task.split(' ')) {
    const longer = `${lines[lines.length - 1]} ${word}`
    if (columns(longer) <= width) lines[lines.length - 1] = longer
    else lines.push(`${indent}//   ${word}`)
  }
  return lines
}

/** How wide it is in an editor, where a Korean letter takes two columns. */
const columns = (text: string): number => text.replaceAll(/\p{Script=Hangul}/gu, '--').length

/** The numbers of the lines that still have a blank. */
export function blanksLeft(script: string): number[] {
  return script.split('\n').flatMap((line, i) => (/\b___\b/.test(line.replace(/\/\/.*/, '')) ? [i + 1] : []))
}

/** The part of a script that is checked, as a module that exports what the checker looks at. Lines keep their numbers. */
export function moduleOf({ until, replaced = {}, names }: Exercise, script: string): string {
  const lines = script.split('\n').map((line) => replaced[line] ?? line)
  const end = until === undefined ? -1 : lines.findIndex((line) => line.startsWith(until))
  const checked = end === -1 ? lines : lines.slice(0, end)
  const exported = names.filter((name) => !checked.some((line) => line.startsWith(`export class ${name} `)))
  return [...checked, `export { ${exported.join(', ')} }`, "export * as np from '@dezero/ndarray'", ''].join('\n')
}
