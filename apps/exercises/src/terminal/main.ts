import { readFile } from 'node:fs/promises'
import { setTimeout } from 'node:timers/promises'
import '@dezero/steps/runner/pipe.ts'
import { readSteps } from '@dezero/steps/runner/step.ts'
import { UserError } from '@dezero/steps/runner/user-error.ts'
import { Option, program } from 'commander'
import type { Exercise, Text } from '../exercise.ts'
import { exercises } from '../exercises/index.ts'
import { Answers, shownPath } from './answer.ts'
import { check } from './check.ts'
import { command } from './command.ts'
import { findExercise } from './find.ts'
import { introduction, keptIn, listing, verdictLine, waiting, whereNext } from './words.ts'

interface Flags {
  lang: keyof Text
  reset?: boolean
  watch?: boolean
  answers?: string
}

const steps = readSteps()

program
  .name(command)
  .description('A step of the book with blanks to fill, checked at each save; without a number, lists them all.')
  .usage('[number] [options]')
  .argument('[number]', 'the exercise of this step')
  .option('--watch', 'check at each save; usual on a terminal')
  .option('--no-watch', 'check once, and end with 1 if something is wrong')
  .option('--reset', 'begin anew; the answer so far is kept beside')
  .addOption(new Option('--lang <language>', 'the language of the exercises').choices(['en', 'ko']).default('en'))
  .option('--answers <folder>', 'where your files are, if not in apps/exercises/answers')
  .action(async (number: string | undefined, flags: Flags) => {
    if (number === undefined) console.log(listing(exercises, steps, new Answers(flags.answers), flags.lang))
    else process.exitCode = await practise(findExercise(exercises, number), flags)
  })

/** Checks the answer until it is right, at each save. */
async function practise(
  exercise: Exercise,
  { lang, reset, watch = process.stdout.isTTY, answers: folder }: Flags,
): Promise<number> {
  const answers = new Answers(folder)
  const kept = reset ? answers.setAside(exercise) : undefined
  if (kept !== undefined) console.log(`${keptIn(shownPath(kept))[lang]}\n`)
  answers.begin(exercise, lang)
  const file = answers.file(exercise)
  console.log(introduction(exercise, shownPath(file), lang))

  for (let script = await readFile(file, 'utf8'); ; script = await nextVersion(file, script)) {
    const { verdict, printed } = await check(exercise, script)
    if (printed !== '') console.log(lastLines(printed))
    console.log(verdictLine(verdict, lang))
    if (verdict.right) {
      answers.markSolved(exercise)
      console.log(whereNext(exercises, exercise, lang))
      return 0
    }
    if (!watch) return 1
    console.log(waiting[lang])
  }
}

/** The text of the file as soon as it differs from what was checked. */
async function nextVersion(file: string, checked: string): Promise<string> {
  for (;;) {
    await setTimeout(200)
    const script = await readFile(file, 'utf8').catch(() => '') // gone or empty while an editor writes it
    if (script !== checked && script !== '') return script
  }
}

/** What the script itself has printed, if it is long only the end of it. */
function lastLines(printed: string, most = 10): string {
  const lines = printed.trimEnd().split('\n')
  return (lines.length > most ? ['…', ...lines.slice(-most)] : lines).map((line) => `    ${line}`).join('\n')
}

try {
  await program.parseAsync()
} catch (error) {
  if (!(error instanceof UserError)) throw error
  console.error(error.message)
  process.exitCode = 1
}
