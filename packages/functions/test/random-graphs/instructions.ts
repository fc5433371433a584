import type { Variable } from '@dezero/core'
import * as core from '@dezero/core'
import { array, type NdArray, type Shape } from '@dezero/ndarray'
import * as F from '../../src/index.ts'
import type { Operation } from '../derivatives/operation.ts'
import { operations } from '../derivatives/operations.ts'
import { points, shapesFor } from '../derivatives/table.ts'

/** A random whole number from 0 to n − 1. */
export type Draw = (n: number) => number

/** How a kind of instruction comes by its operands and its other arguments. */
export interface Kind {
  readonly operands: number
  /** Can it be called with these? */
  fits?(...xs: Variable[]): boolean
  /** The arguments after the operands. */
  args(draw: Draw, ...xs: Variable[]): readonly unknown[]
}

const some = <T>(draw: Draw, choices: readonly T[]): T => choices[draw(choices.length)]
const axisOf = (draw: Draw, { ndim }: Variable): number => draw(2 * ndim) - ndim
const shuffled = (draw: Draw, n: number): number[] => {
  const rest = Array.from({ length: n }, (_, i) => i)
  return Array.from({ length: n }, () => rest.splice(draw(rest.length), 1)[0])
}
const hasAxes = (x: Variable) => x.ndim > 0

/** A span of an axis that is not empty, or one of its entries. */
const span = (draw: Draw, length: number): string | number => {
  const i = draw(length)
  return some(draw, [':', '::-1', '::2', `${i}:`, `:${i + 1}`, `${i}::-1`, i, i - length])
}

const indices = (draw: Draw, length: number, count: number): number[] =>
  Array.from({ length: count }, () => draw(2 * length) - length)

const shapesOf = (size: number): Shape[] => {
  const divisors = [1, 2, 3, 4].filter((d) => size % d === 0)
  return [
    [size],
    [-1, 1],
    ...divisors.flatMap((d) => [
      [d, size / d],
      [-1, d],
      [size / d, 1, d],
    ]),
  ]
}

/** Views and copies with elements in other places. */
const views: Record<string, Kind> = {
  reshape: { operands: 1, args: (draw, x) => [some(draw, shapesOf(x.size))] },
  transpose: { operands: 1, args: (draw, x) => [some(draw, [[], shuffled(draw, x.ndim)])] },
  slice: { operands: 1, args: (draw, x) => x.shape.map((length) => span(draw, length)) },
  getItem: {
    operands: 1,
    fits: hasAxes,
    args: (draw, { shape }) => [
      '...',
      ...shape.slice(-1 - draw(shape.length)).map((length) => indices(draw, length, 3)),
    ],
  },
  take: {
    operands: 1,
    fits: hasAxes,
    args: (draw, x) => {
      const axis = axisOf(draw, x)
      return [indices(draw, x.shape.at(axis)!, 1 + draw(4)), { axis }]
    },
  },
  broadcastTo: {
    operands: 1,
    args: (draw, { shape }) => [
      [...some(draw, [[], [2], [1]]), ...shape.map((length) => (length === 1 ? 1 + draw(3) : length))],
    ],
  },
  sumTo: {
    operands: 1,
    args: (draw, { shape }) => [shape.map((length) => some(draw, [length, 1])).slice(draw(shape.length + 1))],
  },
  expandDims: { operands: 1, args: (draw, x) => [draw(x.ndim + 1)] },
  squeeze: { operands: 1, args: () => [] },
  moveaxis: { operands: 1, fits: hasAxes, args: (draw, x) => [axisOf(draw, x), axisOf(draw, x)] },
  swapaxes: { operands: 1, fits: hasAxes, args: (draw, x) => [axisOf(draw, x), axisOf(draw, x)] },
  flip: { operands: 1, fits: hasAxes, args: (draw, x) => some(draw, [[], [{ axis: axisOf(draw, x) }]]) },
  tile: { operands: 1, args: (draw) => [some(draw, [2, [2, 1], [1, 2]])] },
  repeat: { operands: 1, fits: hasAxes, args: (draw, x) => [1 + draw(3), { axis: axisOf(draw, x) }] },
  pad: { operands: 1, fits: hasAxes, args: (draw) => [some(draw, [1, [0, 1], [2, 0]]), { value: draw(3) - 1 }] },
  split: {
    operands: 1,
    fits: hasAxes,
    args: (draw, x) => {
      const axis = axisOf(draw, x)
      return [[draw(x.shape.at(axis)!) + 1].filter((end) => end < x.shape.at(axis)!), { axis }]
    },
  },
  unstack: { operands: 1, fits: hasAxes, args: (draw, x) => [{ axis: axisOf(draw, x) }] },
}

const axes = (draw: Draw, x: Variable) =>
  some(draw, [undefined, axisOf(draw, x), shuffled(draw, x.ndim).slice(draw(x.ndim))])
const reduction: Kind = {
  operands: 1,
  fits: hasAxes,
  args: (draw, x) => [{ axis: axes(draw, x), keepdims: draw(2) === 1 }],
}
const alongAxis: Kind = { operands: 1, fits: hasAxes, args: (draw, x) => [{ axis: axisOf(draw, x) }] }

/** Derivatives of std and norm are infinite, or taken as 0, at 0. */
const awayFromZero = (spread: (x: Variable, axis: number) => Variable): Kind => ({
  operands: 1,
  fits: (x) => hasAxes(x) && x.shape.every((_, axis) => spread(x, axis).data.min().item() > 0.1),
  args: reduction.args,
})

/** What goes along axes. */
const reductions: Record<string, Kind> = {
  sum: reduction,
  mean: reduction,
  max: reduction,
  min: reduction,
  prod: reduction,
  variance: reduction,
  logSumExp: reduction,
  std: awayFromZero((x, axis) => x.variance({ axis })),
  norm: awayFromZero((x, axis) => F.norm(x, { axis })),
  cumsum: alongAxis,
  softmax: alongAxis,
  logSoftmax: alongAxis,
  standardize: { ...awayFromZero((x, axis) => x.variance({ axis })), args: alongAxis.args },
}

const broadcasts: Kind = {
  operands: 2,
  fits: (x, y) => [...x.shape].reverse().every((n, i) => n === 1 || [n, 1, undefined].includes(y.shape.at(-1 - i))),
  args: () => [],
}
const sameShape = (x: Variable, y: Variable) => String(x.shape) === String(y.shape)

/** What joins two results: with itself, or with one that another result was made of. */
const pairs: Record<string, Kind> = {
  add: broadcasts,
  sub: broadcasts,
  mul: broadcasts,
  maximum: broadcasts,
  minimum: broadcasts,
  whereGreater: broadcasts,
  matmul: {
    operands: 2,
    fits: (x, y) =>
      x.ndim > 0 && y.ndim > 0 && x.ndim < 3 && y.ndim < 3 && x.shape.at(-1) === y.shape.at(y.ndim === 1 ? -1 : -2),
    args: () => [],
  },
  concat: {
    operands: 2,
    fits: (x, y) => hasAxes(x) && sameShape(x, y),
    args: (draw, x) => [{ axis: axisOf(draw, x) }],
  },
  stack: { operands: 2, fits: sameShape, args: (draw, x) => [{ axis: draw(x.ndim + 1) }] },
}

const takesAnyShape = ({ domain, shapes }: Operation) => domain.length === 1 && shapes === undefined

/** Every operation of the table of derivatives, within its domain there and, unless it takes any, at a shape of the table. */
const table: Record<string, Kind> = Object.fromEntries(
  Object.entries(operations).map(([name, operation]) => [
    `operations.${name}`,
    {
      operands: operation.domain.length,
      args: (draw) => (takesAnyShape(operation) ? [] : [some(draw, shapesFor(operation))]),
    },
  ]),
)

/** Kinds of instructions, by the name of what they call, in families which are drawn equally often. */
export const families: readonly Record<string, Kind>[] = [views, reductions, pairs, table]

/** Between low and high, whatever x is. */
const into = ([low, high]: readonly [number, number], x: Variable) =>
  F.sigmoid(x)
    .mul(high - low)
    .add(low)

/** Close to the points of the table, which keep their distance from ties and kinks, in one of its shapes. */
function near(domain: readonly [number, number], shape: Shape, input: number, x: Variable): Variable {
  const at: NdArray = points(domain, shape, input)
  const places = array(
    Array.from({ length: at.size }, (_, i) => i % x.size),
    { dtype: 'int32' },
  )
  const step = (domain[1] - domain[0]) / (at.size + 1)
  return F.tanh(x.reshape(-1).take(places.reshape(shape)))
    .mul(0.2 * step)
    .add(at)
}

const fromTable = Object.fromEntries(
  Object.entries(operations).map(([name, operation]) => [
    `operations.${name}`,
    (...args: unknown[]) => {
      const { f, domain } = operation
      const xs = args.slice(0, domain.length) as Variable[]
      if (takesAnyShape(operation)) return f(into(domain[0], xs[0]))
      const shapes = args[domain.length] as Shape[]
      return f(...xs.map((x, i) => near(domain[i], shapes[i], i, x)))
    },
  ]),
)

/** What the names of instructions stand for. */
export const functions = {
  ...core,
  ...F,
  ...fromTable,
  concat: (x: Variable, y: Variable, options: { axis: number }) => core.concat([x, y], options),
  stack: (x: Variable, y: Variable, options: { axis: number }) => core.stack([x, y], options),
  whereGreater: (x: Variable, y: Variable) => core.where(core.greater(x, y), x, y),
  standardize: (x: Variable, options: { axis: number }) => Object.values(F.standardize(x, options)),
} as unknown as Record<string, (...args: unknown[]) => Variable | Variable[]>
