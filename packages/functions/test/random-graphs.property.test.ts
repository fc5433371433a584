import { Variable } from '@dezero/core'
import type { NdArray } from '@dezero/ndarray'
import { replay } from '@dezero/utils'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Program, programs } from './random-graphs/program.ts'

const step = 1e-4

/** The derivative of the given order, from derivatives of the order below at four points; undefined next to a kink. */
function numericalDerivative(program: Program, directions: readonly NdArray[][]): number | undefined {
  const [direction] = directions.slice(-1)
  const at = (t: number) => derivative(program, moved(program, direction, t), directions.slice(0, -1)).item()
  const [low, lower, middle, higher, high] = [-2, -1, 0, 1, 2].map((n) => at(n * step))
  const slope = (higher - lower) / (2 * step)
  const scale = Math.max(1, Math.abs(slope), Math.abs(middle))
  const jump = Math.abs(higher - 2 * middle + lower) / step
  const change = Math.abs(slope - (high - low) / (4 * step))
  return jump > 0.01 * scale || change > 1e-5 * scale ? undefined : slope
}

const leavesOf = (xs: readonly NdArray[]) => xs.map((x) => new Variable(x))
const moved = (program: Program, direction: readonly NdArray[], t: number) =>
  program.numbers(0).map((x, i) => x.add(direction[i].mul(t)))
const derivative = (program: Program, at: readonly NdArray[], directions: readonly NdArray[][]) =>
  program.derivative(leavesOf(at), directions)

describe('for all graphs', () => {
  it.each([1, 2, 3])('derivatives of order %i agree with numerical ones', (order) => {
    fc.assert(
      fc.property(programs, (program) => {
        const directions = [1, 2, 3].slice(0, order).map((i) => program.numbers(i))
        const analytic = derivative(program, program.numbers(0), directions).item()
        const numerical = numericalDerivative(program, directions)
        fc.pre(numerical !== undefined)
        expect(Math.abs(analytic - numerical)).toBeLessThan(1e-5 * Math.max(1, Math.abs(numerical)))
      }),
    )
  })

  it('the graph of a derivative is a program: it runs again on other numbers', () => {
    fc.assert(
      fc.property(programs, (program) => {
        const directions = [program.numbers(1), program.numbers(2)]
        const leaves = leavesOf(program.numbers(0))
        const y = program.derivative(leaves, directions)
        const others = program.numbers(3)
        const [again] = replay([y], { inputs: new Map(leaves.map((x, i) => [x, others[i]])), allowUnused: true })
        expect(again).toBeAllClose(derivative(program, others, directions), { rtol: 1e-9, atol: 1e-9 })
      }),
    )
  })
})
