import { gradients, Variable } from '@dezero/core'
import { array, type NdArray } from '@dezero/ndarray'
import { expect } from 'vitest'

/** An array as the figures have it. */
export interface Figure {
  shape: number[]
  data: number[]
}

export const read = ({ shape, data }: Figure): NdArray => array(data).reshape(shape)

/** What a function gives for some inputs, and derivatives of Σ w · power(y). */
export interface Case {
  inputs: Figure[]
  y: Figure
  w: Figure
  grads: Figure[]
  /** The gradients of Σᵢ Σ grads[i] · u[i]. */
  u?: Figure[]
  second?: Figure[]
}

const totalOf = (terms: readonly Variable[]): Variable => terms.map((term) => term.sum()).reduce((a, b) => a.add(b))

/** Compares values, gradients and second derivatives with those of a case. */
export function check(f: (...xs: Variable[]) => Variable, figures: Case, power = 1): void {
  const xs = figures.inputs.map((x) => new Variable(read(x)))
  const y = f(...xs)
  expect(y).toBeAllClose(read(figures.y))
  const first = gradients(y.pow(power).mul(read(figures.w)).sum(), xs, { createGraph: true })
  expectAll(first, figures.grads)
  if (figures.u === undefined || figures.second === undefined) return
  const { u, second } = figures
  expectAll(gradients(totalOf(first.map((g, i) => g.mul(read(u[i])))), xs), second)
}

function expectAll(received: readonly Variable[], expected: readonly Figure[]): void {
  expect(received.length).toBe(expected.length)
  for (const [i, x] of received.entries()) expect(x).toBeAllClose(read(expected[i]), { atol: 1e-12 })
}
