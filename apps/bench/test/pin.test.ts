import { spawn, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { pin } from '../src/peers/pin.ts'

const processorsOf = (pid: number | string): string | undefined =>
  readFileSync(`/proc/${pid}/status`, 'utf8').match(/^Cpus_allowed_list:\t(.*)$/m)?.[1]

const canPin = process.platform === 'linux' && spawnSync('taskset', ['--version']).status === 0

it.skipIf(!canPin)('a process that is pinned computes on that processor alone (needs Linux with taskset)', () => {
  const last = processorsOf('self')?.match(/\d+$/)?.[0]
  const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)'])
  try {
    pin(child.pid as number, Number(last))
    expect(processorsOf(child.pid as number)).toBe(last)
  } finally {
    child.kill()
  }
})

it('whoever cannot be pinned goes on', () => {
  expect(() => pin(-1, 0)).not.toThrow()
})
