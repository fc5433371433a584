import { execFileSync } from 'node:child_process'

/** The first Python that has PyTorch; undefined where there is none. */
export const python: string | undefined = ['python3', '/usr/bin/python3'].find((command) => {
  try {
    execFileSync(command, ['-c', 'import torch'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
})

/** The name of a suite that PyTorch checks, which says so where it is left out. */
export const suite = (name: string): string =>
  python === undefined ? `${name} (left out: no python3 with PyTorch was found)` : name
