import { fs, promises, root } from './files.ts'
import * as path from './path.ts'
import * as url from './url.ts'

/** A script has called `process.exit`. */
export class Exit extends Error {
  readonly code: number
  constructor(code: number) {
    super(`process.exit(${code})`)
    this.code = code
  }
}

const modules: Record<string, unknown> = {
  'node:fs': fs,
  'node:fs/promises': promises,
  'node:path': path,
  'node:url': url,
  'node:os': { homedir: () => '/home' },
  'node:module': { createRequire: () => ({ resolve: (name: string) => `${root}/node_modules/${name}` }) },
}

/**
 * As much of Node's `process` as the packages and the steps use: so that they run unchanged, with files in memory.
 */
export const littleProcess = (options: readonly string[]) => ({
  argv: ['node', 'script.ts', ...options],
  env: {},
  pid: 1,
  platform: 'linux',
  stdout: { isTTY: false },
  stderr: { isTTY: false },
  cwd: () => root,
  exit(code = 0): never {
    throw new Exit(code)
  },
  getBuiltinModule: (name: string) => modules[name],
})
