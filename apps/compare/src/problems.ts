import { expr } from '@dezero/expr'
import { linspace, type NdArray } from '@dezero/ndarray'
import type { Core, Variable } from './cores.ts'

/** A function to differentiate, and its inputs. */
export interface Problem {
  name: string
  inputs: readonly (number | NdArray)[]
  f(core: Core, ...xs: Variable[]): Variable
}

export const problems: readonly Problem[] = [
  {
    name: 'sphere',
    inputs: [1, 1],
    f: (_, x, y) => expr`${x} ** 2 + ${y} ** 2`,
  },
  {
    name: 'Matyas',
    inputs: [1, 1],
    f: (_, x, y) => expr`0.26 * (${x} ** 2 + ${y} ** 2) - 0.48 * ${x} * ${y}`,
  },
  {
    name: 'Goldstein–Price',
    inputs: [1, 1],
    f: (_, x, y) => expr`
      (1 + (${x} + ${y} + 1) ** 2 * (19 - 14 * ${x} + 3 * ${x} ** 2 - 14 * ${y} + 6 * ${x} * ${y} + 3 * ${y} ** 2)) *
      (30 + (2 * ${x} - 3 * ${y}) ** 2 * (18 - 32 * ${x} + 12 * ${x} ** 2 + 48 * ${y} - 36 * ${x} * ${y} + 27 * ${y} ** 2))`,
  },
  {
    name: 'Rosenbrock',
    inputs: [0, 2],
    f: (_, x, y) => expr`100 * (${y} - ${x} ** 2) ** 2 + (${x} - 1) ** 2`,
  },
  {
    name: 'Taylor sin',
    inputs: [Math.PI / 4],
    f: (core, x) => taylorSin(core, x, 1e-150),
  },
  {
    name: 'chain of 10,000',
    inputs: [1],
    f: (_, x) => chain(x, 10_000),
  },
  {
    name: 'vector of 100,000',
    inputs: [linspace(-1, 1, 100_000)],
    f: (_, x) => expr`(3 * ${x} ** 2 - ${x}) * ${x} + 1`,
  },
]

/** sin x = x − x³/3! + x⁵/5! − …, until a term is smaller than the threshold (step 27). */
function taylorSin(core: Core, x: Variable, threshold: number): Variable {
  let y: Variable = core.asVariable(0)
  let coefficient = 1
  for (let i = 0; ; i++) {
    const term = x.pow(2 * i + 1).mul(coefficient)
    y = y.add(term)
    if (Math.abs(term.data.item()) < threshold) return y
    coefficient /= -(2 * i + 2) * (2 * i + 3)
  }
}

/** Additions alternating with multiplications by a number. */
function chain(x: Variable, length: number): Variable {
  let y = x
  for (let i = 0; i < length; i++) y = i % 2 === 0 ? y.add(x) : y.mul(0.5)
  return y
}
