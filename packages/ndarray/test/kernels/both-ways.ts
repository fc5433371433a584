import { vi } from 'vitest'

const load = () => ({
  arrays: import('../../src/index.ts'),
  dispatch: import('../../src/kernels/dispatch.ts'),
  loading: import('../../src/kernels/load.ts'),
  table: import('../../src/kernels/table.ts'),
})

async function loaded() {
  const { arrays, dispatch, loading, table } = load()
  return { ...(await dispatch), ...(await loading), arrays: await arrays, table: await table }
}

/** The mechanism and the table as they are where there is no WebAssembly, and the notices they gave. */
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

/** The same with the kernels. */
export async function withWebAssembly() {
  vi.resetModules()
  return loaded()
}

/** Tests run on each of them. */
export const bothWays = async () =>
  [
    ['kernels', await withWebAssembly()],
    ['plain loops', await withoutWebAssembly()],
  ] as const
