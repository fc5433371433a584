// Compiles wasm/assembly to WebAssembly, into src/kernels/module.ts: `pnpm kernels`.
// The compiler is fetched when it is needed; nobody who only uses or tests the package installs it.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { checksum } from './checksum.ts'

const COMPILER = 'assemblyscript@0.28.20'
/** 64 KB each, enough for assembly/layout.ts. */
const PAGES = '177'

const here = fileURLToPath(new URL('.', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'kernels-'))
const wasm = join(folder, 'kernels.wasm')
try {
  const options = [
    '--optimizeLevel',
    '3',
    '--runtime',
    'stub',
    '--noAssert',
    '--enable',
    'simd',
    '--disableWarning',
    '112',
  ]
  const memory = ['--initialMemory', PAGES, '--maximumMemory', PAGES]
  const command = ['--yes', '--package', COMPILER, 'asc', 'assembly/index.ts', '--outFile', wasm, ...options, ...memory]
  execFileSync('npx', command, { cwd: here, stdio: 'inherit', shell: process.platform === 'win32' })
  writeFileSync(new URL('../src/kernels/module.ts', import.meta.url), source(readFileSync(wasm)))
} finally {
  rmSync(folder, { recursive: true })
}

function source(module: Buffer): string {
  return `// Generated from packages/ndarray/wasm by \`pnpm kernels\`.

/** A hash of the sources: a test fails when this file is stale. */
export const CHECKSUM: string = '${checksum()}'

/** The compiled kernels in base64: ${module.length} bytes. */
export const MODULE: string =
  '${module.toString('base64')}'
`
}
