import { describe, expect, it } from 'vitest'
import { slopesAtZero } from '../../src/check/slope.ts'

const slopeAtZero = (f: (t: number) => number, step: number) =>
  slopesAtZero((t) => Float64Array.of(f(t)), step)[0].value

describe('the slope at 0', () => {
  it.each<[string, (t: number) => number, number]>([
    ['sin', Math.sin, 1],
    ['eᵗ + 1000', (t) => Math.exp(t) + 1000, 1],
    ['a constant', () => 1e6, 0],
    ['zero', () => 0, 0],
    ['log(1 + 1000 t), which ends at −0.001', (t) => Math.log1p(1000 * t), 1000],
    ['a kink 0.003 beside', (t) => Math.max(0, t + 0.003), 1],
    ['a wave much shorter than the first step', (t) => Math.sin(3000 * t), 3000],
  ])('of %s is found to nine digits', (_, f, slope) => {
    expect(Math.abs(slopeAtZero(f, 0.01) - slope)).toBeLessThanOrEqual(1e-9 * Math.max(1, slope))
  })

  it('is NaN where the function is not defined on both sides', () => {
    expect(slopeAtZero(Math.sqrt, 0.01)).toBeNaN()
  })
})
