import { spawn, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { setAffinity } from '../src/peers/affinity.ts'

const processorsOf = (pid: number | string): string | undefined =>
  readFileSync(`/proc/${pid}/status`, 'utf8').match(/^Cpus_allowed_list:\t(.*)$/m)?.[1]

const hasTaskset = process.platform === 'linux' && spawnSync('taskset', ['--version']).status === 0

it.skipIf(!hasTaskset)('a process with an affinity computes on that processor only (needs Linux with taskset)', () => {
  const last = processorsOf('self')?.match(/\d+$/)?.[0]
  const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)'])
  try {
    setAffinity(child.pid as number, Number(last))
    expect(processorsOf(child.pid as number)).toBe(last)
  } finally {
    child.kill()
  }
})

it('a process whose affinity cannot be set is no error', () => {
  expect(() => setAffinity(-1, 0)).not.toThrow()
})
