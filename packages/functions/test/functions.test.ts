import { Variable, type VariableLike } from '@dezero/core'
import { array, zeros } from '@dezero/ndarray'
import { describe, expect, it } from 'vitest'
import * as F from '../src/index.ts'
import figures from './figures/acceptance.json' with { type: 'json' }

const matrix = [
  [1, 5, 3],
  [4, 2, 6],
]

describe('values', () => {
  it.each([
    ['sin', F.sin, 0.5, Math.sin(0.5)],
    ['cos', F.cos, 0.5, Math.cos(0.5)],
    ['tan', F.tan, 0.5, Math.tan(0.5)],
    ['asin', F.asin, 0.5, Math.PI / 6],
    ['acos', F.acos, 0.5, Math.PI / 3],
    ['atan', F.atan, 0.5, Math.atan(0.5)],
    ['sinh', F.sinh, 0.5, Math.sinh(0.5)],
    ['cosh', F.cosh, 0.5, Math.cosh(0.5)],
    ['tanh', F.tanh, 0.5, Math.tanh(0.5)],
    ['asinh', F.asinh, 0.5, Math.asinh(0.5)],
    ['acosh', F.acosh, 1.5, Math.acosh(1.5)],
    ['atanh', F.atanh, 0.5, Math.atanh(0.5)],
    ['exp', F.exp, 0.5, Math.exp(0.5)],
    ['log', F.log, 0.5, Math.log(0.5)],
    ['sqrt', F.sqrt, 0.5, Math.sqrt(0.5)],
    ['abs', F.abs, -0.5, 0.5],
    ['sigmoid', F.sigmoid, 0.5, 1 / (1 + Math.exp(-0.5))],
    ['softplus', F.softplus, 0.5, Math.log(1 + Math.exp(0.5))],
    ['expm1', F.expm1, 0.5, Math.expm1(0.5)],
    ['log1p', F.log1p, 0.5, Math.log1p(0.5)],
    ['exp2', F.exp2, 0.5, Math.SQRT2],
    ['log2', F.log2, 0.5, -1],
    ['log10', F.log10, 0.5, Math.log10(0.5)],
    ['square', F.square, -0.5, 0.25],
    ['cbrt', F.cbrt, -0.125, -0.5],
    ['reciprocal', F.reciprocal, -0.5, -2],
    ['rsqrt', F.rsqrt, 0.25, 2],
    ['round', F.round, 2.5, 2],
    ['round', F.round, -0.75, -1],
    ['ceil', F.ceil, -1.5, -1],
    ['floor', F.floor, -1.5, -2],
    ['erf', F.erf, 0.5, 0.5204998778130465],
    ['erfc', F.erfc, 0.5, 0.4795001221869535],
    ['erfc', F.erfc, -0.5, 1.5204998778130465],
    ['lgamma', F.lgamma, 0.5, Math.log(Math.PI) / 2],
    ['digamma', F.digamma, 0.5, -1.9635100260214235],
    ['polygamma 1', (x: VariableLike) => F.polygamma(1, x), 0.5, Math.PI ** 2 / 2],
    ['silu', F.silu, -0.5, -0.5 / (1 + Math.exp(0.5))],
    ['gelu', F.gelu, -0.5, -0.15426876936299344],
    ['gelu', F.gelu, 0.5, 0.34573123063700656],
    ['relu', F.relu, -0.5, 0],
    ['relu', F.relu, 0.5, 0.5],
    ['relu6', F.relu6, -0.5, 0],
    ['relu6', F.relu6, 7, 6],
    ['leakyRelu', F.leakyRelu, -0.5, -0.1],
    ['leakyRelu', F.leakyRelu, 0.5, 0.5],
    ['elu', F.elu, -0.5, Math.expm1(-0.5)],
    ['elu', F.elu, 0.5, 0.5],
    ['selu', F.selu, -0.5, 1.0507009873554805 * 1.6732632423543772 * Math.expm1(-0.5)],
    ['selu', F.selu, 0.5, 1.0507009873554805 * 0.5],
  ])('of %s at %3$d', (_, f, x, value) => {
    expect(f(x)).toBeAllClose(value)
    expect(f([x, x])).toBeAllClose([value, value])
    expect(f(array(x, { dtype: 'float32' })).dtype).toBe('float32')
  })

  it.each<[string, Variable, number | number[] | number[][]]>([
    [
      'maximum',
      F.maximum([1, 5], [[3], [6]]),
      [
        [3, 5],
        [6, 6],
      ],
    ],
    [
      'minimum',
      F.minimum([1, 5], [[3], [6]]),
      [
        [1, 3],
        [1, 5],
      ],
    ],
    [
      'power, broadcast',
      F.power([2, 3], [[2], [-1]]),
      [
        [4, 9],
        [1 / 2, 1 / 3],
      ],
    ],
    [
      'atan2',
      F.atan2([0, 1], [[1], [-1]]),
      [
        [0, Math.PI / 4],
        [Math.PI, (3 * Math.PI) / 4],
      ],
    ],
    [
      'hypot',
      F.hypot([0, 3], [[4], [-1]]),
      [
        [4, 5],
        [1, Math.sqrt(10)],
      ],
    ],
    [
      'mod, with the sign of the divisor',
      F.mod([7, -7, 5.5], [[3], [-3]]),
      [
        [1, 2, 2.5],
        [-2, -1, -0.5],
      ],
    ],
    ['leakyRelu with another slope', F.leakyRelu([-2, 2], 0.01), [-0.02, 2]],
    ['elu with another bound', F.elu([-2, 2], 3), [3 * Math.expm1(-2), 2]],
    ['softmax', F.softmax([1, 2, 3]), figures.softmax.vector.softmax],
    ['softmax along an axis', F.softmax(figures.softmax.x, { axis: 0 }), figures.softmax.axis0],
    ['logSoftmax', F.logSoftmax([1, 2, 3]), figures.softmax.vector.logSoftmax],
    ['clip', F.clip([-2, 0.5, 2], -1, 1), [-1, 0.5, 1]],
    ['clip, open above', F.clip([-2, 0.5, 2], 0, Infinity), [0, 0.5, 2]],
    [
      'where',
      F.where([true, false], [1, 2], [[10], [20]]),
      [
        [1, 10],
        [1, 20],
      ],
    ],
    ['where, of a Variable', F.where(new Variable([1, 0]), [1, 2], 3), [1, 3]],
    ['max', F.max(matrix), 6],
    ['max along an axis', F.max(matrix, { axis: 0 }), [4, 5, 6]],
    ['max with keepdims', F.max(matrix, { axis: -1, keepdims: true }), [[5], [6]]],
    ['min', F.min(matrix), 1],
    ['min along an axis', F.min(matrix, { axis: 1 }), [1, 2]],
    ['mean', F.mean(matrix), 3.5],
    ['mean along an axis', F.mean(matrix, { axis: 1 }), [3, 4]],
    ['mean along two axes', F.mean(matrix, { axis: [0, 1], keepdims: true }), [[3.5]]],
    ['variance', F.variance(matrix), 35 / 12],
    ['variance along an axis', F.variance(matrix, { axis: 0 }), [2.25, 2.25, 2.25]],
    ['variance of a sample', F.variance(matrix, { axis: 1, ddof: 1 }), [4, 4]],
    ['norm', F.norm([3, 4]), 5],
    [
      'norm along an axis',
      F.norm(
        [
          [3, 4],
          [6, 8],
        ],
        { axis: 1, keepdims: true },
      ),
      [[5], [10]],
    ],
    ['logSumExp', F.logSumExp([0, 0, 0]), Math.log(3)],
    ['logSumExp along an axis', F.logSumExp(zeros([2, 3]), { axis: 0 }), [Math.LN2, Math.LN2, Math.LN2]],
  ])('of %s', (_, y, value) => {
    expect(y).toBeAllClose(value)
  })

  it('of integers are floats, which do not overflow', () => {
    const integers = array([2e9, 2e9], { dtype: 'int32' })
    expect(F.mean(integers)).toBeAllClose(2e9)
    expect(F.variance(integers)).toBeAllClose(0)
  })

  it('of nothing are what leaves other values as they are', () => {
    expect(F.norm([])).toBeAllClose(0)
    expect(F.norm(zeros([2, 0]), { axis: 1 })).toBeAllClose([0, 0])
    expect(F.logSumExp([])).toBeAllClose(-Infinity)
    expect(F.mean([])).toBeAllClose(NaN)
  })

  it('of empty arrays are empty', () => {
    const activations = [F.sigmoid, F.softplus, F.silu, F.gelu, F.relu, F.relu6, F.leakyRelu, F.elu, F.selu]
    const others = [F.sin, F.tanh, F.exp, F.expm1, F.log, F.log1p, F.square, F.erfc, F.abs, F.softmax, F.logSoftmax]
    const circular = [F.asin, F.acos, F.atan, F.sinh, F.cosh, F.asinh, F.acosh, F.atanh, F.erf, F.lgamma, F.digamma]
    const powers = [F.exp2, F.log2, F.log10, F.cbrt, F.reciprocal, F.rsqrt, F.round, F.ceil, F.floor]
    for (const f of [...activations, ...others, ...circular, ...powers] as ((x: Variable) => Variable)[]) {
      const x = new Variable(zeros([0, 3]))
      f(x).backward()
      expect(x.grad).toBeAllClose(zeros([0, 3]))
    }
  })
})

describe('errors', () => {
  const bad = 'abc' as unknown as VariableLike

  it.each([
    ['sin', () => F.sin(bad), 'sin, argument 1: expected a number'],
    ['maximum', () => F.maximum(1, bad), 'maximum, argument 2: expected a number'],
    ['maximum', () => F.maximum([1, 2], [1, 2, 3]), 'maximum: shapes [2] and [3] do not broadcast'],
    ['where', () => F.where(bad, 1, 2), 'where, argument 1: expected a number'],
    ['where', () => F.where(true, 1, bad), 'where, argument 3: expected a number'],
    ['clip', () => F.clip(1, 0, undefined as never), 'clip: low and high must be numbers'],
    ['clip', () => F.clip(1, 2, -2), 'clip: low 2 must not be above high -2'],
    ['power', () => F.power([1, 2], [1, 2, 3]), 'pow: shapes [2] and [3] do not broadcast'],
    ['power', () => F.power(1, bad), 'power, argument 2: expected a number'],
    ['asin', () => F.asin(bad), 'asin, argument 1: expected a number'],
    ['atan2', () => F.atan2(1, bad), 'atan2, argument 2: expected a number'],
    ['atan2', () => F.atan2([1, 2], [1, 2, 3]), 'atan2: shapes [2] and [3] do not broadcast'],
    ['hypot', () => F.hypot([1, 2], [1, 2, 3]), 'hypot: shapes [2] and [3] do not broadcast'],
    ['mod', () => F.mod([1, 2], [1, 2, 3]), 'mod: shapes [2] and [3] do not broadcast'],
    ['polygamma', () => F.polygamma(1.5, 1), 'polygamma: n must be a whole number from 0 to 170'],
    ['polygamma', () => F.polygamma(171, 1), 'beyond which n! overflows; got the number 171'],
    ['polygamma', () => F.polygamma([1] as never, 1), 'polygamma: n must be a whole number'],
    [
      'leakyRelu',
      () => F.leakyRelu(1, '0.1' as never),
      'leakyRelu: slope must be a finite number, got the string "0.1"',
    ],
    ['elu', () => F.elu(1, Infinity), 'elu: alpha must be a finite number, got the number Infinity'],
    ['max', () => F.max(zeros([0])), 'max: axis 0 of shape [0] is empty'],
    ['max', () => F.max([1, 2], { axis: 1 }), 'max: axis 1 is out of range'],
    ['norm', () => F.norm([1, 2], { axis: 1 }), 'norm: axis 1 is out of range'],
    ['mean', () => F.mean([1, 2], { axis: 1 }), 'mean: axis 1 is out of range'],
    ['min', () => F.min([1, 2], 0 as never), 'min: options stand in one object such as { axis: 0 }, got the number 0'],
    ['logSumExp', () => F.logSumExp([1, 2], { dim: 0 } as never), 'logSumExp: there is no option dim'],
    ['variance', () => F.variance([1, 2], { ddof: 2 }), 'variance: ddof must be a number below the 2 elements'],
    ['mean', () => F.mean(bad), 'mean, argument 1: expected a number'],
    ['variance', () => F.variance(bad), 'variance, argument 1: expected a number'],
    [
      'where',
      () => F.where(true, { creator: undefined } as never, 2),
      'where, argument 2: this Variable belongs to another core',
    ],
  ])('of %s say what is wrong', (_, call, message) => {
    expect(call).toThrow(message)
  })
})
