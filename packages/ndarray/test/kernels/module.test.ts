import { expect, it } from 'vitest'
import { CHECKSUM, MODULE } from '../../src/kernels/module.ts'
import { checksum } from '../../wasm/checksum.ts'
import { withoutWebAssembly, withWebAssembly } from './both-ways.ts'

it('the embedded module is up to date; else run `pnpm kernels`', () => expect(CHECKSUM).toBe(checksum()))

it('the embedded module stays small', () => expect(MODULE.length).toBeLessThan(30_000))

it('what the kernels lay out fits their memory, which never grows', async () => {
  const { kernels } = await withWebAssembly()
  const engine = kernels()!
  expect(engine.END).toBeLessThanOrEqual(engine.float64.byteLength)
  expect(engine.END).toBeGreaterThan(engine.float64.byteLength - 65_536)
})

it('without WebAssembly there is one notice, and the plain loops run', async () => {
  const { kernels, notices } = await withoutWebAssembly()
  expect(kernels()).toBeUndefined()
  expect(notices).toEqual([expect.stringContaining('no WebAssembly here')])
})
