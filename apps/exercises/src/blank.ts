import { columns } from './columns.ts'
import type { Blank, Exercise, Text } from './exercise.ts'
import { solutionOf } from './solution.ts'

/** What stands in a blank, until it is filled. */
export const blank = '___'

const width = 100

/** The solution with blanks, above each of which a comment says what to write. */
export function withBlanks(exercise: Exercise, text: string, language: keyof Text = 'en'): string {
  const lines = solutionOf(exercise, text).split('\n')
  // From the last one, so that the lines of those before stay where they are.
  for (const { at, task } of exercise.blanks.toReversed()) cut(lines, at, task[language])
  return lines.join('\n')
}

function cut(lines: string[], at: Blank['at'], task: string): void {
  const row = rowOf(lines, at)
  const line = lines[row]
  if (/(\{|=>|=)$/.test(line)) {
    const indent = indentOf(lines[row + 1])
    lines.splice(row + 1, endOfBody(lines, row) - row - 1, ...comment(task, indent), indent + blank)
    return
  }
  const words = at[at.length - 1]
  const kept = line.slice(0, line.indexOf(words) + words.length)
  lines.splice(row, 1, ...comment(task, indentOf(line)), `${kept} ${blank}`)
}

/** @throws Error when the script has no such words, since the step has changed. */
function rowOf(lines: readonly string[], at: Blank['at']): number {
  let row = -1
  for (const words of at) {
    row = lines.findIndex((line, i) => i > row && line.includes(words))
    if (row === -1) throw new Error(`the script has no line with "${words}", in ${at.join(' › ')}`)
  }
  return row
}

/** The first row that is not below the one that opens a body; empty lines belong to it. */
function endOfBody(lines: readonly string[], row: number): number {
  const depth = indentOf(lines[row]).length
  const next = lines.findIndex((line, i) => i > row && line !== '' && indentOf(line).length <= depth)
  const end = next === -1 ? lines.length : next
  return lines[end - 1] === '' ? end - 1 : end
}

const indentOf = (line: string): string => line.slice(0, line.search(/\S/))

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

/** The numbers of the lines that still have a blank. */
export function blanksLeft(script: string): number[] {
  return script.split('\n').flatMap((line, i) => (/\b___\b/.test(line.replace(/\/\/.*/, '')) ? [i + 1] : []))
}
