import { spawnSync } from 'node:child_process'

/**
 * Keeps the main thread of a process on one processor, where the system has `taskset` (Linux): other programs slow some
 * processors down, and all peers have to compute on the same one. Does nothing where that is impossible.
 */
export function setAffinity(pid: number, processor: number): void {
  spawnSync('taskset', ['--cpu-list', '--pid', String(processor), String(pid)], { stdio: 'ignore' })
}
