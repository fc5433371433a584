import { gradients, sum, Variable } from '@dezero/core'
import type { DType, Shape } from '@dezero/ndarray'
import type { Operation } from '../../packages/functions/test/derivatives/operation.ts'
import { operations } from '../../packages/functions/test/derivatives/operations.ts'
import { points, shapesFor } from '../../packages/functions/test/derivatives/table.ts'
import { furtherOperations } from './further-operations.ts'

/** A function of the table at points of its domain, with its gradients and second derivatives. */
export interface Recorded {
  readonly inputs: Record<string, Variable>
  readonly value: Variable
  readonly derivatives: readonly Variable[]
}

export interface Case {
  readonly name: string
  readonly title: string
  readonly operation: Operation
  readonly shapes: readonly Shape[]
}

/** Each operation of the table and each further one, at each of its shapes. */
export const cases: readonly Case[] = Object.entries({ ...operations, ...furtherOperations }).flatMap(
  ([name, operation]) =>
    shapesFor(operation).map((shapes) => ({ name, operation, shapes, title: `${name} ${JSON.stringify(shapes)}` })),
)

export function recorded({ operation, shapes }: Case, dtype: DType): Recorded {
  const xs = shapes.map((shape, i) => new Variable(points(operation.domain[i], shape, i).astype(dtype)))
  const value = operation.f(...xs)
  const first = gradients(sum(value), xs, { createGraph: true })
  const total = first.map((gx) => sum(gx)).reduce((a, b) => a.add(b))
  const second = gradients(total, xs, { createGraph: true })
  return { inputs: Object.fromEntries(xs.map((x, i) => [`x${i}`, x])), value, derivatives: [...first, ...second] }
}
