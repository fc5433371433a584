import { execFileSync } from 'node:child_process'

/** The path of the first Python that has PyTorch; undefined where there is none. */
export const python: string | undefined = ['python3', '/usr/bin/python3']
  .flatMap((command) => {
    try {
      return execFileSync(command, ['-c', 'import sys, torch; print(sys.executable)'], {
        encoding: 'utf8',
        stdio: 'pipe',
      })
    } catch {
      return []
    }
  })[0]
  ?.trim()

/** The name of a suite that PyTorch checks, which says so where it is left out. */
export const suite = (name: string): string =>
  python === undefined ? `${name} (left out: no python3 with PyTorch was found)` : name
