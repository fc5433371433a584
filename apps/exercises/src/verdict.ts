import { blanksLeft } from './blank.ts'
import type { Exercise, Text, WithArrays } from './exercise.ts'

/** Is an answer right? If not, one sentence says what is wrong. */
export type Verdict = { readonly right: true } | { readonly right: false; readonly why: Text }

/** What checkers throw. */
export class Wrong extends Error {
  readonly why: Text

  constructor(why: Text) {
    super(why.en)
    this.why = why
  }
}

/** An answer that cannot be right before all blanks are filled; undefined when they are. */
export function unfilled(script: string): Verdict | undefined {
  const rows = blanksLeft(script)
  if (rows.length === 0) return undefined
  const [many, list] = [rows.length > 1, rows.join(', ')]
  return wrong({
    en: many ? `Blanks are still to be filled in lines ${list}.` : `The blank in line ${list} is still to be filled.`,
    ko: `아직 채우지 않은 빈칸이 있습니다: ${list}번째 줄.`,
  })
}

/** How a script is run. */
export interface Runner {
  /** Imports `moduleOf(exercise, script)`. */
  load(): Promise<object>
  /** The line of the script in which an error was thrown, if it can be told. */
  lineOf?(error: Error): number | undefined
}

/** Runs a script and checks what it has declared. What it throws, or what its functions throw, is a wrong answer too. */
export async function judge(exercise: Exercise, { load, lineOf }: Runner): Promise<Verdict> {
  try {
    await exercise.check((await load()) as WithArrays as never)
    return { right: true }
  } catch (error) {
    if (error instanceof Wrong) return wrong(error.why)
    const line = error instanceof Error ? lineOf?.(error) : undefined
    return wrong(stopped(inWords(error), line))
  }
}

/** The answer of a script that does not come to an end. */
export const endless = (seconds: number): Verdict =>
  wrong({
    en: `It was stopped after ${seconds} s: is there a loop that never ends?`,
    ko: `${seconds}초가 지나 멈추었습니다. 끝나지 않는 반복문이 있나요?`,
  })

/** And of one that ends the process before it is checked. */
export const ended = (): Verdict =>
  wrong({
    en: 'The script has ended before it could be checked: does it stop the process, or fill the memory?',
    ko: '확인하기 전에 스크립트가 끝났습니다. 프로세스를 끝내거나 메모리를 다 쓰나요?',
  })

const wrong = (why: Text): Verdict => ({ right: false, why })

const stopped = (message: string, line: number | undefined): Text => ({
  en: `The script stops with an error${line === undefined ? '' : ` in line ${line}`}: ${message}.`,
  ko: `스크립트가 ${line === undefined ? '' : `${line}번째 줄에서 `}오류로 멈춥니다: ${message}.`,
})

/** Of an error its name and the first line of its message, without the brackets that parsers put before it. */
const inWords = (error: unknown): string =>
  error instanceof Error
    ? `${error.name}: ${error.message.split('\n')[0].replace(/^\[\w+\] |\.$/g, '')}`
    : String(error)
