import type {} from '@dezero/testing/matchers' // the type of toBeAllClose
import { describe, expect, it } from 'vitest'
import { cosineDecay, type Schedule, stepDecay, warmUp } from '../src/index.ts'

const rates = (schedule: Schedule, ...updates: number[]) => updates.map(schedule)

describe('learning rates', () => {
  it('that fall in steps', () => {
    expect(rates(stepDecay(1, { every: 10 }), 0, 9, 10, 25)).toBeAllClose([1, 1, 0.1, 0.01])
    expect(rates(stepDecay(1, { every: 10, factor: 0.5 }), 10, 39)).toBeAllClose([0.5, 0.125])
  })

  it('that fall along a cosine, and stay at the end', () => {
    expect(rates(cosineDecay(1, { over: 100 }), 0, 50, 100, 200)).toBeAllClose([1, 0.5, 0, 0])
    expect(rates(cosineDecay(1, { over: 3, min: 0.2 }), 1, 3)).toBeAllClose([0.2 + (0.8 * 1.5) / 2, 0.2])
  })

  it('that grow at first', () => {
    expect(rates(warmUp(1, { over: 4 }), 0, 1, 3, 4, 100)).toEqual([0.25, 0.5, 1, 1, 1])
    expect(rates(warmUp(cosineDecay(1, { over: 2 }), { over: 4 }), 3, 4, 5, 6)).toBeAllClose([1, 1, 0.5, 0])
  })

  it('need a whole number of updates', () => {
    expect(() => stepDecay(1, { every: 0 })).toThrow('stepDecay: every is a number of updates, a whole number ≥ 1')
    expect(() => cosineDecay(1, { over: 1.5 })).toThrow('cosineDecay: over is a number of updates')
    expect(() => warmUp(1, {} as never)).toThrow(
      'warmUp: over is a number of updates, a whole number ≥ 1, got undefined',
    )
  })
})
