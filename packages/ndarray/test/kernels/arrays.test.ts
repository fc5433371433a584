import fc from 'fast-check'
import { expect, it } from 'vitest'
import { withoutWebAssembly, withWebAssembly } from './both-ways.ts'

const { arrays: kernels } = await withWebAssembly()
const { arrays: plain } = await withoutWebAssembly()
type Arrays = typeof kernels
type Operand = ReturnType<Arrays['array']>

const edges = [0, -0, 1, Number.NaN, Infinity, -Infinity, 1e-310, 1e300, -1e-45, 3e38, 700, -745, 1e6]

/** Numbers of all kinds, other ones for each seed. */
const numbers = (n: number, seed: number) =>
  Array.from({ length: n }, (_, i) =>
    i % 41 === 40 ? edges[(i + seed) % edges.length] : Math.sin(i * 7.3 + seed) * 30,
  )

const sizeOf = (shape: readonly number[]) => shape.reduce((a, b) => a * b, 1)

/** How numbers lie in memory as an array of two axes, which `make` gives as many of as it takes. */
const layouts: Record<string, (make: (n: number) => Operand, shape: number[]) => Operand> = {
  'without gaps': (make, shape) => make(sizeOf(shape)).reshape(shape),
  transposed: (make, shape) => make(sizeOf(shape)).reshape(shape.toReversed()).T,
  'with gaps': (make, shape) =>
    make(2 * sizeOf(shape))
      .reshape([...shape, 2])
      .slice('...', 1),
  backwards: (make, shape) => make(sizeOf(shape)).reshape(shape).slice('::-1'),
  'a repeated row': (make, shape) => make(shape[1]).broadcastTo(shape),
  'a repeated column': (make, shape) => make(shape[0]).reshape([-1, 1]).broadcastTo(shape),
  'a repeated number': (make, shape) => make(1).broadcastTo(shape),
}

const singles = ['neg', 'abs', 'sqrt', 'sin', 'cos', 'tan', 'tanh', 'exp', 'expm1', 'log', 'log1p'] as const
const pairs = ['add', 'sub', 'rsub', 'mul', 'div', 'rdiv', 'pow', 'maximum', 'minimum'] as const
const folds = ['sum', 'max', 'min', 'argmax', 'argmin'] as const
const comparisons = ['equal', 'notEqual', 'less', 'lessEqual', 'greater', 'greaterEqual'] as const

const operations: Record<string, (x: Operand, y: Operand, arrays: Arrays) => Operand> = {
  ...Object.fromEntries(singles.map((name) => [name, (x: Operand) => x[name]()])),
  ...Object.fromEntries([...pairs, ...comparisons].map((name) => [name, (x: Operand, y: Operand) => x[name](y)])),
  'with a row': (x, y) => x.sub(y.slice(0)),
  'with a column': (x, y) => x.div(y.slice(':', '0:1')),
  'with a number': (x) => x.mul(0.3),
  'a whole power': (x) => x.pow(-3),
  'another power': (x) => x.abs().pow(1.7),
  'less than a number': (x) => x.less(0.3),
  where: (x, y, { where }) => where(x.less(y), x, y),
  'where, or a number': (x, y, { where }) => where(y.greater(0), x, -1),
  clip: (x) => x.clip(-5, 5),
  ...Object.fromEntries(
    folds.flatMap((name) => [
      [`${name} of all`, (x: Operand) => x[name]()],
      [`${name} over axis 0`, (x: Operand) => x[name]({ axis: 0 })],
      [`${name} over axis 1`, (x: Operand) => x[name]({ axis: 1 })],
    ]),
  ),
  matmul: (x, y) => x.matmul(y.T),
}

const operand = fc.record({
  layout: fc.constantFrom(...Object.keys(layouts)),
  dtype: fc.constantFrom('float64', 'float32', 'int32', 'bool' as const),
  seed: fc.nat(1000),
})
const length = fc.constantFrom(1, 3, 16, 33, 127, 129, 200)

it.each(Object.keys(operations))('%s of whole arrays is the same to the last bit without WebAssembly', (name) => {
  fc.assert(
    fc.property(fc.tuple(length, length), operand, operand, (shape, ...operands) => {
      const [result, expected] = [kernels, plain].map((arrays) => {
        const [x, y] = operands.map(({ layout, dtype, seed }) =>
          layouts[layout]((n) => arrays.array(numbers(n, seed)).astype(dtype), shape),
        )
        // Two bools have no difference, for example: both have to refuse the same.
        try {
          return operations[name](x, y, arrays)
        } catch (error) {
          return (error as Error).message
        }
      })
      if (typeof result === 'string' || typeof expected === 'string') {
        expect(result).toBe(expected)
        return
      }
      expect([result.dtype, result.shape]).toEqual([expected.dtype, expected.shape])
      const [found, wanted] = [result, expected].map((x) => x.reshape(-1).astype('float64').data)
      expect(found.findIndex((value, i) => !Object.is(value, wanted[i]))).toBe(-1)
    }),
    { numRuns: 60 },
  )
})
