import { styleText } from 'node:util'
import type { Step } from '@dezero/steps/runner/step.ts'
import { columns } from '../columns.ts'
import type { Exercise, Text } from '../exercise.ts'
import type { Verdict } from '../verdict.ts'
import { type Answers, shownPath } from './answer.ts'
import { command } from './command.ts'
import { sourceFile } from './source.ts'

const exerciseWord: Text = { en: 'Exercise', ko: '연습' }
const right: Text = { en: 'Right.', ko: '맞았습니다.' }
const read: Text = { en: 'How it is written there', ko: '원래 코드' }
const follows: Text = { en: 'Next', ko: '다음' }
const done: Text = { en: 'That was the last exercise.', ko: '마지막 연습이었습니다.' }

/** Where an answer is that was set aside. */
export const keptIn = (file: string): Text => ({
  en: `Your answer so far is kept in ${file}.`,
  ko: `지금까지의 답은 ${file}에 있습니다.`,
})

/** Checked again at each save. */
export const waiting: Text = {
  en: 'It is checked again each time you save the file; Ctrl+C ends.',
  ko: '파일을 저장할 때마다 다시 확인합니다. Ctrl+C로 끝냅니다.',
}

/** What a learner is to do, and where. */
export function introduction({ step, title, blanks }: Exercise, file: string, language: keyof Text): string {
  const heading = styleText('bold', `${exerciseWord[language]} ${step} · ${title[language]}`)
  return [heading, file, '', ...blanks.map(({ task }) => `  ✎ ${task[language]}`), ''].join('\n')
}

/** What was found, in a sentence. */
export const verdictLine = (verdict: Verdict, language: keyof Text): string =>
  verdict.right ? styleText('green', `✓ ${right[language]}`) : `${styleText('red', '✗')} ${verdict.why[language]}`

/** What comes after an exercise that is solved. */
export function whereNext(exercises: readonly Exercise[], exercise: Exercise, language: keyof Text): string {
  const next = exercises.find(({ step }) => step > exercise.step)
  const lines = [
    `${read[language]}: ${shownPath(sourceFile(exercise))}`,
    next ? `${follows[language]}: ${command} ${next.step} · ${next.title[language]}` : done[language],
  ]
  return lines.map((line) => styleText('dim', line)).join('\n')
}

/** All exercises, with the steps they are cut out of, and what is solved or begun. */
export function listing(
  exercises: readonly Exercise[],
  steps: readonly Step[],
  answers: Answers,
  language: keyof Text,
): string {
  const solved = answers.solved()
  const lines = exercises.map((exercise) => {
    const { title } = steps.find(({ number }) => number === exercise.step)!
    const mark = solved.has(exercise.step) ? '✓' : answers.isBegun(exercise) ? '✎' : ' '
    return `${mark} ${String(exercise.step).padStart(2)}  ${padded(exercise.title[language])}  ${styleText('dim', title)}`
  })
  const next = exercises.find(({ step }) => !solved.has(step))
  const progress: Text = {
    en: `${solved.size} of ${exercises.length} solved.${next ? ` Go on with: ${command} ${next.step}` : ''}`,
    ko: `${exercises.length}개 중 ${solved.size}개를 풀었습니다.${next ? ` 다음: ${command} ${next.step}` : ''}`,
  }
  return [...lines, '', progress[language]].join('\n')
}

const padded = (title: string): string => title + ' '.repeat(Math.max(0, 44 - columns(title)))
