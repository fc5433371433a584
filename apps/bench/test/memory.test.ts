import { expect, it } from 'vitest'
import { watchTraining } from '../src/memory.ts'
import { memoryTable } from '../src/report.ts'

it('training keeps nothing of a step', () => {
  const { everyStep, collected } = watchTraining(12)
  expect(everyStep.map(({ step }) => step)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
  expect(collected.map(({ step }) => step)).toEqual(everyStep.map(({ step }) => step))
  const gradient = 784 * 1000 * 4
  expect(collected[11].used - collected[3].used).toBeLessThan(gradient)
  for (const { used, resident } of collected) expect(used).toBeLessThan(resident)
})

it('the table shows the first and the last step, and the maximum', () => {
  const at = (step: number, used: number) => ({ step, used, resident: 3 * used })
  const training = { everyStep: [at(1, 5e6), at(2, 9e6)], collected: [at(1, 3e6), at(2, 3.1e6)] }
  const lines = memoryTable(training).replaceAll(/ +/g, ' ').split('\n')
  expect(lines.slice(2)).toEqual([
    '| training, after step 1 and a garbage collection | 3.0 MB |',
    '| training, after step 2 and a garbage collection | 3.1 MB |',
    '| training, the maximum after any step | 9.0 MB |',
  ])
})
