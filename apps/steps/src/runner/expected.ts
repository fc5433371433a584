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
  /** The file with the expected output: step24.txt on the core of the book, step24.full.txt on the other. */
  readonly expected: string
}

/** A step with the core of the book, then with the other one if it runs on both. */
export function showingsOf(step: Step): Showing[] {
  const usual = coreFor(step)
  const other = usual === 'simple' ? 'full' : 'simple'
  const name = basename(step.file, '.ts')
  const showing = { step, core: usual, expected: `${name}.txt` }
  return usual === undefined || step.needsFullCore
    ? [showing]
    : [showing, { step, core: other, expected: `${name}.${other}.txt` }]
}

const folder = new URL('../../expected/', import.meta.url)
const root = fileURLToPath(new URL('../../../../', import.meta.url))

export const expectedFile = ({ expected }: Showing): string => fileURLToPath(new URL(expected, folder))

/** What a step prints; measurements, which differ from run to run, are replaced by a placeholder. */
export async function printed({ step, core }: Showing, options: readonly string[] = []): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, nodeArguments(step, core, options), { cwd: root })
  return stdout.replace(/\d+\.\d+(?= MB)/g, '<number>')
}
