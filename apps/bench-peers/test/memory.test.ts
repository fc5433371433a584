import { afterAll, beforeAll, expect, it } from 'vitest'
import { measureMemory } from '../src/memory.ts'
import { node } from '../src/peers/node.ts'
import { sourceFlags } from './fixtures/source-flags.ts'

const flags = process.execArgv
beforeAll(() => {
  process.execArgv = sourceFlags
})
afterAll(() => {
  process.execArgv = flags
})

it('memory is measured in new processes', async () => {
  const ours = { name: 'ours', ...node('dezero.ts') }
  const broken = { name: 'broken', command: 'no-such-command', args: [] }
  const { training, peak, undisposed } = await measureMemory([ours, broken], { steps: 10, nodes: 100_000, times: 40 })
  expect(training.everyStep).toHaveLength(10)
  expect(Object.keys(peak.perNode)).toEqual(['ours'])
  expect(peak.perNode.ours).toBeGreaterThan(50)
  expect(undisposed.costs).toEqual({
    ours: { results: 40, median: expect.any(Number), resident: expect.any(Number) },
  })
})
