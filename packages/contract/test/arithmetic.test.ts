import { array, type NdArray, random, type Shape, zeros } from '@dezero/ndarray'
import { numericalGradient } from '@dezero/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Core, cores } from './cores.ts'

type VariableOfEither = InstanceType<Core['Variable']>
type Operation = (core: Core, x0: VariableOfEither, x1: VariableOfEither) => VariableOfEither

const operations: Record<string, [Operation, (x0: NdArray, x1: NdArray) => NdArray]> = {
  add: [(core, x0, x1) => core.add(x0, x1), (x0, x1) => x0.add(x1)],
  sub: [(core, x0, x1) => core.sub(x0, x1), (x0, x1) => x0.sub(x1)],
  mul: [(core, x0, x1) => core.mul(x0, x1), (x0, x1) => x0.mul(x1)],
  div: [(core, x0, x1) => core.div(x0, x1), (x0, x1) => x0.div(x1)],
  neg: [(core, x0) => core.neg(x0), (x0) => x0.neg()],
  pow: [(core, x0) => core.pow(x0, 3), (x0) => x0.pow(3)],
  'pow to a negative exponent': [(core, x0) => core.pow(x0, -1.5), (x0) => x0.pow(-1.5)],
  'the method add': [(_, x0, x1) => x0.add(x1), (x0, x1) => x0.add(x1)],
  'the method sub': [(_, x0, x1) => x0.sub(x1), (x0, x1) => x0.sub(x1)],
  'the method rsub': [(_, x0, x1) => x0.rsub(x1), (x0, x1) => x1.sub(x0)],
  'the method mul': [(_, x0, x1) => x0.mul(x1), (x0, x1) => x0.mul(x1)],
  'the method div': [(_, x0, x1) => x0.div(x1), (x0, x1) => x0.div(x1)],
  'the method rdiv': [(_, x0, x1) => x0.rdiv(x1), (x0, x1) => x1.div(x0)],
  'the method pow': [(_, x0) => x0.pow(2), (x0) => x0.pow(2)],
  'the method neg': [(_, x0) => x0.neg(), (x0) => x0.neg()],
}

const shapes: [Shape, Shape][] = [
  [[], []],
  [[3], [3]],
  [[2, 3], [3]],
  [[3], [2, 3]],
  [
    [2, 1],
    [1, 3],
  ],
  [[], [2, 2]],
  [[2, 3], []],
  [
    [4, 1, 2],
    [3, 1],
  ],
]

describe.each(cores)('arithmetic of $name', ({ core }) => {
  const { Variable } = core
  const positive = (shape: Shape) => random.rand(...shape).add(0.5)

  describe.each(Object.entries(operations))('%s', (_, [operation, reference]) => {
    it.each(shapes)('of shapes %j and %j: values, and gradients of the operand’s shape', (shape0, shape1) => {
      random.seed(0)
      const [a, b] = [positive(shape0), positive(shape1)]
      const [x0, x1] = [new Variable(a), new Variable(b)]
      const y = operation(core, x0, x1)
      y.backward()

      expect(y).toBeAllClose(reference(a, b))
      expect(x0.grad).toBeAllClose(
        numericalGradient((x) => reference(x, b), a),
        { rtol: 1e-7 },
      )
      if (x1.grad === undefined) return // an operation of one operand
      expect(x1.grad).toBeAllClose(
        numericalGradient((x) => reference(a, x), b),
        { rtol: 1e-7 },
      )
    })

    it('of empty arrays: empty gradients', () => {
      const x0 = new Variable(zeros([0, 3]))
      operation(core, x0, new Variable(array([1, 2, 3]))).backward()
      expect(x0.grad).toBeAllClose(zeros([0, 3]))
    })

    it('stays float32 through forward and backward', () => {
      const x0 = new Variable(array([1, 2], { dtype: 'float32' }))
      const y = operation(core, x0, new Variable(array([3, 4], { dtype: 'int32' })))
      y.backward()
      expect([y.dtype, x0.grad?.dtype]).toEqual(['float32', 'float32'])
    })
  })

  it('takes numbers on either side', () => {
    const x = new Variable(2)
    const results = [x.add(3), x.sub(1), x.rsub(2), x.mul(3), x.div(4), x.rdiv(3), x.pow(3), x.neg(), core.sub(2, x)]
    expect(results.map((y) => y.data.item())).toEqual([5, 1, 0, 6, 0.5, 1.5, 8, -2, 0])
  })

  it('takes arrays and nested lists', () => {
    const x = new Variable([1, 2])
    expect(x.add(array(3))).toBeAllClose([4, 5])
    expect(x.mul([[1], [10]])).toBeAllClose([
      [1, 2],
      [10, 20],
    ])
  })

  it('keeps float32 next to numbers, integer arrays and booleans', () => {
    const x = new Variable(array([1, 2], { dtype: 'float32' }))
    const operands = [0.1, array([1, 2], { dtype: 'int32' }), array([true, false]), array(3, { dtype: 'int32' })]
    for (const operand of operands) {
      x.clearGrad()
      const y = core.mul(operand, x)
      y.backward()
      expect([y.dtype, x.grad?.dtype]).toEqual(['float32', 'float32'])
    }
  })

  it.each<[string, (x: VariableOfEither) => VariableOfEither, number[]]>([
    ['mul(3e9)', (x) => x.mul(3e9), [3e9, 6e9]],
    ['mul(-3e9)', (x) => x.mul(-3e9), [-3e9, -6e9]],
    ['div(2 ** 32)', (x) => x.div(2 ** 32), [2 ** -32, 2 ** -31]],
    ['rdiv(2 ** 33)', (x) => x.rdiv(2 ** 33), [2 ** 33, 2 ** 32]],
    ['add(1e300)', (x) => x.add(1e300), [1e300, 1e300]],
    ['sub(2 ** 31)', (x) => x.sub(2 ** 31), [1 - 2 ** 31, 2 - 2 ** 31]],
    ['add(Infinity)', (x) => x.add(Infinity), [Infinity, Infinity]],
  ])('makes floats of integers next to a number beyond int32, as arrays do: %s', (_, f, expected) => {
    const integers = new Variable(Int32Array.of(1, 2))
    const y = f(integers)
    expect(y).toBeAllClose(expected)
    expect(y.dtype).toBe('float64')
    y.backward()
    expect(integers.grad?.dtype).toBe('float64')
    const ofTrue = f(new Variable([true, true]))
    expect([ofTrue.dtype, ofTrue.data.item(0)]).toEqual(['float64', expected[0]])
  })

  it('keeps integers next to a whole number that int32 holds', () => {
    expect(new Variable(Int32Array.of(1, 2)).mul(2 ** 30).dtype).toBe('int32')
  })

  it('widens float32 next to float64, and brings the gradient back to float32', () => {
    const x = new Variable(array([1, 2], { dtype: 'float32' }))
    const y = x.mul(array([0.1, 0.2]))
    y.backward()
    expect([y.dtype, x.grad?.dtype]).toEqual(['float64', 'float32'])
    expect(x.grad).toBeAllClose([0.1, 0.2], { rtol: 1e-7 })
  })

  it('gives float32 a gradient in float32, whatever is in the way', () => {
    class Weighted extends core.FunctionNode {
      forward(x: NdArray) {
        return x.mul(array([0.5, 0.25], { dtype: 'float32' }))
      }
      backward(gy: NdArray) {
        return Object.freeze([gy.mul(array([0.5, 0.25]))]) as never // in float64, in a list that is not to be changed
      }
    }
    const x = new Variable(array([1, 2], { dtype: 'float32' }))
    const start = new Variable([3, 1])
    start.mul([1, 2]).backward()
    const float64 = start.grad

    const y = x.mul(2)
    y.grad = float64
    y.backward()
    expect(x.grad?.dtype).toBe('float32')
    expect(x.grad).toBeAllClose([2, 4])

    x.grad = float64
    x.mul(2).backward()
    expect(x.grad?.dtype).toBe('float32')
    expect(x.grad).toBeAllClose([3, 4])

    x.clearGrad()
    new Weighted().call(x).backward()
    expect(x.grad?.dtype).toBe('float32')
    expect(x.grad).toBeAllClose([0.5, 0.25])
  })

  it('gives integers a gradient next to floats', () => {
    const labels = new Variable(array([1, 2], { dtype: 'int32' }))
    labels.mul(new Variable([0.5, 0.25])).backward()
    expect(labels.grad).toBeAllClose([0.5, 0.25])
  })

  it('converts with astype; to the same dtype, it is the variable itself', () => {
    const x = new Variable([1.5, 2.5])
    const y = x.astype('float32')
    y.mul(2).backward()
    expect([y.dtype, x.grad?.dtype]).toEqual(['float32', 'float64'])
    expect(x.grad).toBeAllClose([2, 2])
    expect(x.astype('float64')).toBe(x)
  })

  it('differentiates x⁰ to 0, also at 0', () => {
    const x = new Variable([0, 2])
    x.pow(0).backward()
    expect(x.grad).toBeAllClose([0, 0])
  })

  it.each([
    [0, 1e-23, 0],
    [1e-20, 1e-23, -1e26],
    [1e20, 1e20, -1e-20],
  ])('differentiates %d / %d to %d in float32, though x1² is out of its range', (a, b, expected) => {
    const x1 = new Variable(array(b, { dtype: 'float32' }))
    core.div(a, x1).backward()
    expect(x1.grad).toBeAllClose(expected, { rtol: 1e-6, atol: 0 })
  })

  it('differentiates a quotient of integers, though x1² is none', () => {
    const x1 = new Variable(array(100000, { dtype: 'int32' }))
    core.div(array(1, { dtype: 'int32' }), x1).backward()
    expect(x1.grad).toBeAllClose(-1e-10)
  })

  const number = fc.double({ min: -1e3, max: 1e3, noNaN: true })
  const gradientOf = (f: (x: InstanceType<typeof Variable>) => InstanceType<typeof Variable>, at: number) => {
    const x = new Variable(at)
    f(x).backward()
    return x.grad
  }

  it('is linear: (a·f + b·g)′ = a·f′ + b·g′', () => {
    fc.assert(
      fc.property(number, number, number, (a, b, at) => {
        const both = gradientOf((x) => x.pow(3).mul(a).add(x.mul(5).mul(b)), at)
        expect(both).toBeAllClose(a * 3 * at ** 2 + b * 5, { rtol: 1e-9, atol: 1e-6 })
      }),
    )
  })

  it('keeps the product rule: (f·g)′ = f′·g + f·g′', () => {
    fc.assert(
      fc.property(number, (at) => {
        const product = gradientOf((x) => x.pow(2).mul(x.add(1)), at)
        expect(product).toBeAllClose(2 * at * (at + 1) + at ** 2, { rtol: 1e-9, atol: 1e-6 })
      }),
    )
  })
})
