import { graphOf } from '@dezero/utils'
import { addOf, sinOf, sumOf } from './arrays.ts'
import { chainOf, tanhDerivative, tanhOf } from './graphs.ts'
import type { Row } from './row.ts'

/** Rows that differ in one number only; they show how the cost grows with it. */
export interface Family {
  name: string
  /** What is measured. */
  title: string
  /** The name of the number that grows. */
  along: string
  xs: readonly number[]
  rowOf(x: number): Row
  /** How many functions the graph has, where that is of interest. */
  functionsOf?(x: number): number
}

const powersOfTen = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => 10 ** (from + i))

const sizes = powersOfTen(0, 7)

export const families: readonly Family[] = [
  {
    name: 'chain',
    title: 'a chain of scalar operations, forward and backward, per operation',
    along: 'operations',
    xs: powersOfTen(2, 6),
    rowOf: chainOf,
  },
  { name: 'add', title: 'x + x, per element', along: 'elements', xs: sizes, rowOf: addOf },
  { name: 'sin', title: 'sin x, per element', along: 'elements', xs: sizes, rowOf: sinOf },
  { name: 'sum', title: 'sum of x, per element', along: 'elements', xs: sizes, rowOf: sumOf },
  {
    name: 'tanh',
    title: 'a derivative of tanh, with those of lower order that it is taken from',
    along: 'order',
    xs: [1, 2, 3, 4, 5, 6, 7, 8],
    rowOf: tanhOf,
    functionsOf: (order) => graphOf(tanhDerivative(order)).functions.size,
  },
]
