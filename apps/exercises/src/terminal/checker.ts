import { exercises } from '../exercises/index.ts'
import { moduleOf } from '../module.ts'
import { judge } from '../verdict.ts'
import { lineIn, load } from './load.ts'

// A process of its own, which may be stopped: it gets a script, and answers with the verdict.
process.once('message', async ({ step, script }: { step: number; script: string }) => {
  const exercise = exercises.find((exercise) => exercise.step === step)!
  const name = String(process.pid)
  const verdict = await judge(exercise, {
    load: () => load(moduleOf(exercise, script), name),
    lineOf: (error) => lineIn(name, error),
  })
  process.send!(verdict, () => process.exit())
})
