// Builds what has changed, and prints nothing unless that fails, so that a command's output is its own.
import { spawnSync } from 'node:child_process'

const { error, status, stdout, stderr } = spawnSync('turbo', ['run', 'build', '--output-logs=errors-only'], {
  encoding: 'utf8',
  env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1' },
  shell: process.platform === 'win32', // turbo is a script there
})
if (status !== 0) {
  console.error(`${error?.message ?? ''}${stdout}${stderr}`)
  process.exitCode = 1
}
