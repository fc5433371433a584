import { spawnSync } from 'node:child_process'

/**
 * Keeps the thread that computes on the first processor, where the system has `taskset` (Linux). The others may be slower
 * or faster, by what other people do on them, and a process would stay where it happened to start.
 */
export function pin(pid: number): void {
  spawnSync('taskset', ['--cpu-list', '--pid', '0', String(pid)], { stdio: 'ignore' })
}
