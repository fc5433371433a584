import { vi } from 'vitest'

const load = () => ({
  compare: import('../../src/kernels/compare.ts'),
  extreme: import('../../src/kernels/extreme.ts'),
  kernels: import('../../src/kernels/load.ts'),
  map: import('../../src/kernels/map.ts'),
  pair: import('../../src/kernels/binary.ts'),
  power: import('../../src/kernels/power.ts'),
  product: import('../../src/kernels/matmul.ts'),
  rows: import('../../src/kernels/rows.ts'),
  runs: import('../../src/kernels/runs.ts'),
  single: import('../../src/kernels/unary.ts'),
  sum: import('../../src/kernels/sum.ts'),
  turn: import('../../src/kernels/transpose.ts'),
  arrays: import('../../src/index.ts'),
})

async function loaded() {
  const { compare, extreme, kernels, map, pair, power, product, rows, runs, single, sum, turn, arrays } = load()
  return {
    ...(await compare),
    ...(await extreme),
    ...(await kernels),
    ...(await map),
    ...(await pair),
    ...(await power),
    ...(await product),
    ...(await rows),
    ...(await runs),
    ...(await single),
    ...(await sum),
    ...(await turn),
    arrays: await arrays,
  }
}

/** The functions that a kernel may take over, as they are where there is no WebAssembly, and the notices they gave. */
export async function withoutWebAssembly() {
  const notices: string[] = []
  const info = vi.spyOn(console, 'info').mockImplementation((text) => notices.push(text))
  vi.stubGlobal('WebAssembly', undefined)
  vi.resetModules()
  const plain = await loaded()
  for (let i = 0; i < 3; i++) plain.kernels()
  vi.unstubAllGlobals()
  info.mockRestore()
  return { ...plain, notices }
}

/** The same functions with their kernels. */
export async function withWebAssembly() {
  vi.resetModules()
  return loaded()
}
