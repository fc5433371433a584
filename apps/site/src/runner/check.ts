import { exercises, judge, moduleOf, unfilled } from '@dezero/exercises'
import { mount } from '../node/files.ts'
import { littleProcess } from '../node/process.ts'
import { positionOf } from './position.ts'
import { prepare } from './prepare.ts'
import type { Host } from './run.ts'

/** What a learner has written for the exercise of a step. */
export interface Answer {
  step: number
  script: string
}

/** Checks an answer in this thread, whose `process` and console it takes over, and sends the verdict. */
export async function check(
  { step, script }: Answer,
  { urlOf, files, moduleOf: urlOfCode, send }: Host,
): Promise<void> {
  const exercise = exercises.find((one) => one.step === step)!
  const silent = () => {}
  Object.assign(globalThis, { process: littleProcess([]) })
  Object.assign(console, { log: silent, info: silent, error: silent, warn: silent })
  mount(files, silent)
  let url: string | undefined
  const load = () => {
    url = urlOfCode(prepare(moduleOf(exercise, script), 'full', urlOf))
    return import(/* @vite-ignore */ url)
  }
  const lineOf = (error: Error) => positionOf(error, url, script)?.line
  send({ kind: 'verdict', verdict: unfilled(script) ?? (await judge(exercise, { load, lineOf })) })
  send({ kind: 'ended' })
}
