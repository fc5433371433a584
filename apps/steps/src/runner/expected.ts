import { execFile } from 'node:child_process'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { type Core, coreFor } from './core.ts'
import { nodeArguments } from './run.ts'
import type { Step } from './step.ts'

/** A step and a core that it runs on. */
export interface Showing {
  readonly step: Step
  readonly core: Core | undefined
  /** What makes it short, if it is long and the whole of it is not asked for. */
  readonly options: readonly string[]
  /** What it should print: step24.txt on the core of the book, step24.full.txt on the other, step51.short.txt in short. */
  readonly expected: string
}

/** A step on the core of the book, then on the other one if it is for both; in its short form, unless it is to be whole. */
export function showingsOf(step: Step, { whole = false } = {}): Showing[] {
  const usual = coreFor(step)
  const other = usual === 'simple' ? 'full' : 'simple'
  const name = basename(step.file, '.ts')
  if (step.shortForm && !whole) {
    return [{ step, core: usual, options: step.shortForm, expected: `${name}.short.txt` }]
  }
  const showing = { step, core: usual, options: [], expected: `${name}.txt` }
  return usual === undefined || step.needsFullCore
    ? [showing]
    : [showing, { ...showing, core: other, expected: `${name}.${other}.txt` }]
}

const folder = new URL('../../expected/', import.meta.url)
const root = fileURLToPath(new URL('../../../../', import.meta.url))

export const expectedFile = ({ expected }: Showing): string => fileURLToPath(new URL(expected, folder))

/** What a step prints, with a placeholder for measurements, which differ from run to run. */
export async function printed({ step, core, options }: Showing): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, nodeArguments(step, core, options), { cwd: root })
  return stdout.replace(/\d+\.\d+(?= MB)/g, '<number>')
}
