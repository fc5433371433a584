import { spawnSync } from 'node:child_process'

/**
 * Keeps the thread that computes on one processor, where the system has `taskset` (Linux). The others may be slower or
 * faster, by what other people do on them, and a process would stay where it happened to start.
 */
export function pin(pid: number, processor: number): void {
  spawnSync('taskset', ['--cpu-list', '--pid', String(processor), String(pid)], { stdio: 'ignore' })
}
