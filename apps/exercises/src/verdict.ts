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

/**
 * Runs the script, `moduleOf` of which `load` imports, and checks what it has declared.
 * What the script or its functions throw is a wrong answer too.
 */
export async function judge(exercise: Exercise, load: () => Promise<object>): Promise<Verdict> {
  let script: object
  try {
    script = await load()
  } catch (error) {
    return wrong(stopped(error))
  }
  try {
    await exercise.check(script as WithArrays as never)
    return { right: true }
  } catch (error) {
    return wrong(error instanceof Wrong ? error.why : stopped(error))
  }
}

/** The answer of a script that does not come to an end. */
export const endless = (seconds: number): Verdict =>
  wrong({
    en: `It was stopped after ${seconds} s: is there a loop that never ends?`,
    ko: `${seconds}초가 지나 멈추었습니다. 끝나지 않는 반복문이 있나요?`,
  })

const wrong = (why: Text): Verdict => ({ right: false, why })

function stopped(error: unknown): Text {
  const message = error instanceof Error ? firstLine(error) : String(error)
  return { en: `The script stops with an error: ${message}.`, ko: `스크립트가 오류로 멈춥니다: ${message}.` }
}

const firstLine = ({ name, message }: Error): string => `${name}: ${message.split('\n')[0].replace(/\.$/, '')}`
