import { afterAll, beforeAll, expect, it } from 'vitest'
import { measureMemory } from '../src/memory/measure.ts'
import { watchTraining } from '../src/memory/training.ts'
import { node } from '../src/peers/node.ts'
import { sourceFlags } from './fixtures/source-flags.ts'

const flags = process.execArgv
beforeAll(() => {
  process.execArgv = sourceFlags
})
afterAll(() => {
  process.execArgv = flags
})

it('training keeps nothing of a step', () => {
  const { found, collected } = watchTraining(12)
  expect(found.map(({ step }) => step)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
  expect(collected.map(({ step }) => step)).toEqual(found.map(({ step }) => step))
  const gradient = 784 * 1000 * 4
  expect(collected[11].used - collected[3].used).toBeLessThan(gradient)
  for (const { used, resident } of collected) expect(used).toBeLessThan(resident)
})

it('is measured in processes of its own', async () => {
  const ours = { name: 'ours', ...node('dezero.ts') }
  const broken = { name: 'broken', command: 'no-such-command', args: [] }
  const { training, peak, undisposed } = await measureMemory([ours, broken], { steps: 10, nodes: 100_000, times: 40 })
  expect(training.found).toHaveLength(10)
  expect(Object.keys(peak.perNode)).toEqual(['ours'])
  expect(peak.perNode.ours).toBeGreaterThan(50)
  expect(undisposed.costs).toEqual({
    ours: { results: 40, median: expect.any(Number), resident: expect.any(Number) },
  })
})
