import { Variable } from '@dezero/core'
import { array } from '@dezero/ndarray'
import { describe, expect, it } from 'vitest'
import * as F from '../src/index.ts'
import '../src/methods.ts'

describe('importing @dezero/functions/methods makes methods of functions', () => {
  const x = new Variable([[0.2, 0.5, 0.9]])

  const { sin, cos, tan, tanh, exp, expm1, log, log1p, sqrt, square, erfc, abs, sigmoid, softplus, silu, gelu } = F
  const { relu, relu6, leakyRelu, elu, selu, softmax, logSoftmax, logSumExp, norm } = F
  const { asin, acos, atan, sinh, cosh, asinh, acosh, atanh, exp2, log2, log10, cbrt, reciprocal, rsqrt } = F
  const { erf, lgamma, digamma, round, ceil, floor } = F
  const named = {
    ...{ asin, acos, atan, sinh, cosh, asinh, acosh, atanh, exp2, log2, log10, cbrt, reciprocal, rsqrt },
    ...{ erf, lgamma, digamma, round, ceil, floor },
    ...{ sin, cos, tan, tanh, exp, expm1, log, log1p, sqrt, square, erfc, abs, sigmoid, softplus, silu, gelu },
    ...{ relu, relu6, leakyRelu, elu, selu, softmax, logSoftmax, logSumExp, norm },
  }

  it.each(Object.keys(named) as (keyof typeof named)[])('x.%s()', (name) => {
    expect(x[name]()).toBeAllClose(named[name](x))
  })

  it('with the arguments that the functions take', () => {
    expect(x.power(x)).toBeAllClose(F.power(x, x))
    expect(x.atan2(2)).toBeAllClose(F.atan2(x, 2))
    expect(x.hypot(x)).toBeAllClose(F.hypot(x, x))
    expect(x.mod(0.4)).toBeAllClose([[0.2, 0.1, 0.1]])
    expect(x.polygamma(2)).toBeAllClose(F.polygamma(2, x))
    expect(x.maximum(0.5)).toBeAllClose([[0.5, 0.5, 0.9]])
    expect(x.minimum(0.5)).toBeAllClose([[0.2, 0.5, 0.5]])
    expect(x.clip(0.3, 0.6)).toBeAllClose([[0.3, 0.5, 0.6]])
    expect(x.neg().leakyRelu(0.1)).toBeAllClose([[-0.02, -0.05, -0.09]])
    expect(x.neg().elu(2)).toBeAllClose(F.elu(x.neg(), 2))
    expect(x.softmax({ axis: 0 })).toBeAllClose([[1, 1, 1]])
    expect(x.logSoftmax({ axis: 0 })).toBeAllClose([[0, 0, 0]])
    expect(x.logSumExp({ axis: 0 })).toBeAllClose([0.2, 0.5, 0.9])
    expect(x.norm({ axis: 0 })).toBeAllClose([0.2, 0.5, 0.9])
    const generator = { rand: () => array([[0.3, 0.8, 0.1]]) }
    expect(x.dropout(0.25, { generator })).toBeAllClose([[0.2 / 0.75, 0.5 / 0.75, 0]])
  })

  it('also for order and triangles', () => {
    const square = new Variable([
      [3, 1],
      [2, 4],
    ])
    const { sort, argsort, median, diagonal, trace, tril, triu } = F
    for (const [name, f] of Object.entries({ sort, argsort, median, diagonal, trace, tril, triu })) {
      expect(square[name as 'sort']()).toBeAllClose(f(square))
    }
    expect(square.sort({ axis: 0 })).toBeAllClose(F.sort(square, { axis: 0 }))
    expect(square.topk(1).values).toBeAllClose([[3], [4]])
    expect(square.quantile(0.25, { axis: 1 })).toBeAllClose([1.5, 2.5])
    expect(square.tril({ k: -1 })).toBeAllClose(F.tril(square, { k: -1 }))
  })

  it('with derivatives', () => {
    const t = new Variable(0.5)
    t.sin().exp().backward()
    expect(t.grad).toBeAllClose(Math.exp(Math.sin(0.5)) * Math.cos(0.5))
  })
})
