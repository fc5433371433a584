import { gradients, Variable } from '@dezero/core'
import { array } from '@dezero/ndarray'
import { describe, expect, it } from 'vitest'
import {
  acos,
  acosh,
  asin,
  asinh,
  atan,
  atan2,
  atanh,
  cbrt,
  clip,
  digamma,
  elu,
  erf,
  erfc,
  expm1,
  floor,
  gelu,
  hypot,
  LogSumExp,
  leakyRelu,
  lgamma,
  log1p,
  log2,
  logSumExp,
  Max,
  Min,
  max,
  maximum,
  mean,
  minimum,
  mod,
  Norm,
  norm,
  power,
  reciprocal,
  relu,
  relu6,
  round,
  rsqrt,
  selu,
  sigmoid,
  silu,
  softplus,
  sqrt,
  square,
  tanh,
  variance,
  where,
} from '../src/index.ts'
import { derivative } from './derivative.ts'

// Where the textbook formula would give NaN, infinity or nothing but rounding errors.

describe('far from 0', () => {
  it.each([
    ['sigmoid', sigmoid, 1000, [1, 0, 0, 0]],
    ['sigmoid', sigmoid, -1000, [0, 0, 0, 0]],
    ['softplus', softplus, 1000, [1000, 1, 0, 0]],
    ['softplus', softplus, -1000, [0, 0, 0, 0]],
    ['silu', silu, 1000, [1000, 1, 0, 0]],
    ['silu', silu, -1000, [0, 0, 0, 0]],
    ['gelu', gelu, 1000, [1000, 1, 0, 0]],
    ['gelu', gelu, -1000, [0, 0, 0, 0]],
    ['elu', elu, 1000, [1000, 1, 0, 0]],
    ['elu', elu, -1000, [-1, 0, 0, 0]],
    ['selu', selu, 1000, [1050.7009873554805, 1.0507009873554805, 0, 0]],
    ['erfc', erfc, 1000, [0, 0, 0, 0]],
    ['erfc', erfc, -1000, [2, 0, 0, 0]],
    ['erf', erf, 1000, [1, 0, 0, 0]],
    ['erf', erf, -1000, [-1, 0, 0, 0]],
    ['expm1', expm1, -1000, [-1, 0, 0, 0]],
    ['atan', atan, 1e200, [Math.PI / 2, 0, 0, 0]],
    ['asinh', asinh, -1e200, [-461.2101657793691, 0, 0, 0]],
    ['acosh', acosh, 1e200, [461.2101657793691, 0, 0, 0]],
    ['lgamma', lgamma, 1e15, [33538776394910668, 34.538776394910684, 0, 0]],
    ['digamma', digamma, 1e200, [460.51701859880916, 0, 0, 0]],
    ['reciprocal', reciprocal, 1e200, [0, 0, 0, 0]],
    ['rsqrt', rsqrt, 1e200, [0, 0, 0, 0]],
    ['tanh', tanh, 400, [1, 0, 0, 0]],
    ['tanh', tanh, -400, [-1, 0, 0, 0]],
  ])('%s(%3$d) and its derivatives are right', (_, f, x, orders) => {
    for (const [order, value] of orders.entries()) expect(derivative(f, x, order)).toBeAllClose(value)
  })

  it.each([
    ['sigmoid', sigmoid, -40, 4.248354255291589e-18],
    ['softplus', softplus, -40, 4.248354255291589e-18],
    ['softplus', softplus, 40, 40],
    ['silu', silu, -40, -1.6993417021166355e-16],
    ['erfc', erfc, 0, 1],
    ['erfc', erfc, 2, 0.004677734981047266],
    ['erfc', erfc, 10, 2.088487583762545e-45],
    ['erfc', erfc, 26.5, 2.2109076642637343e-307],
  ])('%s(%3$d) keeps all its digits', (_, f, x, value) => {
    expect(derivative(f, x, 0)).toBeAllClose(value, { rtol: 1e-15, atol: 0 })
  })

  it('the derivatives of hypot and atan2 neither overflow nor vanish', () => {
    for (const k of [1e200, 1e-200]) {
      const [y, x] = [new Variable(3 * k), new Variable(4 * k)]
      expect(gradients(hypot(y, x), [y, x]).map((g) => g.item())).toBeAllClose([0.6, 0.8])
      const [gy, gx] = gradients(atan2(y, x), [y, x]).map((g) => g.item() * k)
      expect([gy, gx]).toBeAllClose([0.16, -0.12])
    }
  })

  it('asin and atanh are as steep near ±1 as they are', () => {
    const x = 1 - 2 ** -52
    expect(derivative(asin, x, 1)).toBeAllClose(2 ** 25.5, { rtol: 1e-15 })
    expect(derivative(atanh, -x, 1)).toBeAllClose(2 ** 51, { rtol: 1e-15 })
  })

  it('gelu(-10) keeps its digits but for those of −10 / √2', () => {
    expect(gelu(-10)).toBeAllClose(-7.6198530241605e-23, { rtol: 1e-14, atol: 0 })
  })

  const total = (x: Parameters<typeof logSumExp>[0]) => logSumExp(x)

  it('logSumExp of ±1000 and its derivatives are right', () => {
    expect(derivative(total, [1000, 1000], 0)).toBeAllClose(1000 + Math.LN2)
    expect(derivative(total, [-1000, -1000], 0)).toBeAllClose(-1000 + Math.LN2)
    expect(derivative(total, [1000, -1000], 1)).toBeAllClose([1, 0])
    expect(derivative(total, [1000, 1000], 1)).toBeAllClose([0.5, 0.5])
    expect(derivative((x) => total(x).pow(2), [1000, -1000], 2)).toBeAllClose([2, 0])
    expect(derivative((x) => total(x).pow(3), [1000, -1000], 3)).toBeAllClose([6, 0])
  })

  it('logSumExp of infinities is the infinity', () => {
    expect(derivative(total, [-Infinity, -Infinity], 0)).toBeAllClose(-Infinity)
    expect(derivative(total, [Infinity, 0], 0)).toBeAllClose(Infinity)
  })

  it.each([
    ['float32', 1e7],
    ['float64', 1e15],
  ] as const)('the derivative of logSumExp is a softmax, in %s also of %d', (dtype, x) => {
    const [a, b] = [array([x, x], { dtype }), array([x, x - 2], { dtype })]
    expect(derivative(total, a, 1)).toBeAllClose([0.5, 0.5])
    expect(derivative(total, b, 1)).toBeAllClose([0.8807970779778824, 0.11920292202211755], { rtol: 1e-7 })
  })

  it('norm of an infinity is infinite', () => {
    expect(norm([-Infinity, 1])).toBeAllClose(Infinity)
  })

  it('norm neither overflows nor vanishes', () => {
    expect(norm([3e200, 4e200])).toBeAllClose(5e200)
    expect(norm([3e-200, 4e-200])).toBeAllClose(5e-200, { rtol: 1e-14, atol: 0 })
    expect(derivative((x) => norm(x), [3e200, 4e200], 1)).toBeAllClose([0.6, 0.8])
  })
})

describe('where there is no derivative', () => {
  it.each([
    ['relu at 0', (x: Parameters<typeof relu>[0]) => relu(x), 0, 0],
    ['relu6 at 0', (x: Parameters<typeof relu>[0]) => relu6(x), [0, 6], [0, 0]],
    ['leakyRelu at 0', (x: Parameters<typeof relu>[0]) => leakyRelu(x), 0, 0.2],
    ['elu at 0', (x: Parameters<typeof relu>[0]) => elu(x), 0, 1],
    ['clip at its bound', (x: Parameters<typeof relu>[0]) => clip(x, -1, 1), 1, 1],
    ['norm at 0', (x: Parameters<typeof relu>[0]) => norm(x), [0, 0], [0, 0]],
    ['maximum of equals', (x: Parameters<typeof relu>[0]) => maximum(x, 2), 2, 0.5],
    [
      'max of equals, along an axis',
      (x: Parameters<typeof relu>[0]) => max(x, { axis: -1 }),
      [
        [2, 2],
        [3, 0],
      ],
      [
        [0.5, 0.5],
        [1, 0],
      ],
    ],
    ['max of equals', (x: Parameters<typeof relu>[0]) => max(x), [3, 1, 3], [0.5, 0, 0.5]],
    ['sqrt at 0', (x: Parameters<typeof relu>[0]) => sqrt(x), 0, Infinity],
    ['cbrt at 0', cbrt, [0, -0], [Infinity, Infinity]],
    ['reciprocal at 0', reciprocal, 0, -Infinity],
    ['rsqrt at 0', rsqrt, 0, -Infinity],
    ['log2 at 0', log2, 0, Infinity],
    ['asin at ±1', asin, [-1, 1], [Infinity, Infinity]],
    ['acos at ±1', acos, [-1, 1], [-Infinity, -Infinity]],
    ['acosh at 1', acosh, 1, Infinity],
    ['atanh at ±1', atanh, [-1, 1], [Infinity, Infinity]],
    ['asin beyond ±1', asin, [-2, 2], [NaN, NaN]],
    ['acosh below 1', acosh, [0, -2], [NaN, NaN]],
    ['digamma at a pole', digamma, [0, -2], [Infinity, Infinity]],
    ['round in the middle', round, [0.5, 1.5], [0, 0]],
    ['floor at a step', floor, [0, 1], [0, 0]],
    ['mod at a step', (x: Parameters<typeof relu>[0]) => mod(x, 2), [0, 2], [1, 1]],
    ['hypot at (0, 0)', (x: Parameters<typeof relu>[0]) => hypot(x, 0), 0, 0],
    ['atan2 at (0, 0)', (x: Parameters<typeof relu>[0]) => atan2(x, 0), 0, NaN],
  ])('%s takes the documented value', (_, f, x, value) => {
    expect(derivative(f, x, 1)).toBeAllClose(value)
  })

  it('power at 0 has the derivatives that exist, and 0 with respect to the exponent', () => {
    const at = (x0: number, x1: number) => {
      const [a, b] = [new Variable(x0), new Variable(x1)]
      return gradients(power(a, b), [a, b]).map((g) => g.item())
    }
    expect(at(0, 0)).toEqual([0, 0])
    expect(at(0, 1)).toEqual([1, 0])
    expect(at(0, 2)).toEqual([0, 0])
    expect(at(3, 0)).toBeAllClose([0, Math.log(3)])
    expect(derivative((x) => power(x, 2), 0, 2)).toBeAllClose(2)
    expect(derivative((x) => power(x, 3), -2, 2)).toBeAllClose(-12)
  })

  it('pow at 0 has the derivatives that exist', () => {
    expect(derivative((x) => x.pow(0), 0, 1)).toBeAllClose(0)
    expect(derivative((x) => x.pow(1), 0, 1)).toBeAllClose(1)
    expect(derivative((x) => x.pow(2), 0, 2)).toBeAllClose(2)
  })

  it('norm and hypot at 0 have derivatives 0, of every order', () => {
    for (const order of [1, 2, 3]) {
      expect(derivative((x) => norm(x), 0, order)).toBeAllClose(0)
      expect(derivative((x) => hypot(x, 0), 0, order)).toBeAllClose(0)
    }
  })

  it('max gives nothing to smaller elements, also where √ at 0 makes the gradient infinite', () => {
    expect(derivative((x) => sqrt(max(x)), [-1, 0], 1)).toBeAllClose([0, Infinity])
  })

  it.each([
    ['relu', (x: Variable) => relu(x)],
    ['maximum', (x: Variable) => maximum(x, 0)],
    ['minimum', (x: Variable) => minimum(x.neg(), 0).neg()],
    ['clip', (x: Variable) => clip(x, 0, 1)],
    ['where', (x: Variable) => where(x.data.greater(0), x, 0)],
  ])('nothing flows back where %s cuts off, not even from √ at 0', (_, f) => {
    for (const order of [1, 2, 3]) expect(derivative((x) => sqrt(f(x)), -1, order)).toBeAllClose(0)
  })
})

describe('of integers, which would overflow on the way,', () => {
  const far = () => new Variable(Int32Array.of(1.5e9, -1.5e9))
  const highest = () => new Variable(Int32Array.of(2 ** 31 - 1))
  const lowest = () => new Variable(Int32Array.of(-(2 ** 31)))

  it.each<[string, (x: Variable) => Variable, () => Variable, number[] | number, number[]]>([
    ['logSumExp', (x) => logSumExp(x), far, 1.5e9, [1, 0]],
    ['norm', (x) => norm(x), () => new Variable(Int32Array.of(-3, 4)), 5, [-0.6, 0.8]],
    ['norm', (x) => norm(x), lowest, 2 ** 31, [-1]],
    ['mean', (x) => mean(x), () => new Variable(Int32Array.of(2e9, 2e9)), 2e9, [0.5, 0.5]],
    ['variance', (x) => variance(x), far, 2.25e18, [1.5e9, -1.5e9]],
    ['sigmoid', sigmoid, lowest, [0], [0]],
    ['softplus', softplus, far, [1.5e9, 0], [1, 0]],
    ['silu', (x) => silu(x), far, [1.5e9, 0], [1, 0]],
    ['gelu', (x) => gelu(x), far, [1.5e9, 0], [1, 0]],
    ['elu', (x) => elu(x), far, [1.5e9, -1], [1, 0]],
    ['leakyRelu', (x) => leakyRelu(x), far, [1.5e9, -3e8], [1, 0.2]],
    ['square', (x) => square(x), far, [2.25e18, 2.25e18], [3e9, -3e9]],
    ['power', (x) => power(x, 2), far, [2.25e18, 2.25e18], [3e9, -3e9]],
    ['log1p', (x) => log1p(x), highest, [Math.log(2 ** 31)], [2 ** -31]],
    ['erfc', (x) => erfc(x), far, [0, 2], [0, 0]],
    ['atan', (x) => atan(x), far, [Math.atan(1.5e9), -Math.atan(1.5e9)], [1.5e9 ** -2, 1.5e9 ** -2]],
    ['asinh', (x) => asinh(x), far, [Math.log(3e9), -Math.log(3e9)], [1 / 1.5e9, 1 / 1.5e9]],
    ['hypot', (x) => hypot(x, 2e9), far, [2.5e9, 2.5e9], [0.6, -0.6]],
    ['reciprocal', (x) => reciprocal(x), far, [1 / 1.5e9, -1 / 1.5e9], [-(1.5e9 ** -2), -(1.5e9 ** -2)]],
    [
      'lgamma',
      (x) => lgamma(x),
      () => new Variable(Int32Array.of(1, 11)),
      [0, Math.log(3628800)],
      [-0.5772156649015329, 2.351752589066721],
    ],
    ['max', (x) => max(x), () => new Variable(Int32Array.of(2, 2)), 2, [0.5, 0.5]],
  ])('%s and its gradient are right', (_, f, x, value, gradient) => {
    const input = x()
    const y = f(input)
    expect(y).toBeAllClose(value)
    y.backward()
    expect(input.grad).toBeAllClose(gradient)
  })

  it.each([
    ['maximum', maximum],
    ['minimum', minimum],
  ])('%s shares a gradient between equals', (_, f) => {
    const [a, b] = [new Variable(Int32Array.of(2, 3)), new Variable(Int32Array.of(2, 4))]
    f(a, b).backward()
    expect(a.grad!.add(b.grad!)).toBeAllClose([1, 1])
    expect(a.grad!.data.item(0)).toBe(0.5)
  })
})

it('reductions keep axes of their own: the caller may change its list before the backward pass', () => {
  for (const Reduction of [Max, Min, LogSumExp, Norm]) {
    const axis = [0]
    const x = new Variable([[1, 5, 2]])
    const y = new Reduction({ axis }).call(x)
    axis[0] = 1
    y.backward()
    expect(x.grad).toBeAllClose([[1, 1, 1]])
  }
})
