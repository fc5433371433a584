import { FunctionNode, type Grad, sumTo, Variable } from '@dezero/core'
import { array, type NdArray } from '@dezero/ndarray'
import { describe, expect, it } from 'vitest'
import { gradientCheck } from '../../src/index.ts'
import { tanh } from '../graphs.ts'

/** y = eˣ,  dy/dx = y */
class Exp extends FunctionNode {
  forward(x: NdArray) {
    return x.exp()
  }
  backward(gy: Grad): Grad {
    const [y] = this.outputs
    return gy.mul(y)
  }
}
const exp = (x: Variable) => new Exp().call(x)

/** An exponential whose gradient is multiplied by `factor`, element by element. */
class Scaled extends Exp {
  readonly factor: NdArray
  constructor(factor: number[]) {
    super()
    this.factor = array(factor)
  }
  override backward(gy: Grad) {
    return super.backward(gy).mul(this.factor)
  }
}

const points = [
  [1, 1000],
  [0, 20],
  [30, -30, 300],
  [-1e-3, 1e-6, 5],
  [1e4, -1e4, 2, 0],
]

describe('elements of very different size do not disturb each other', () => {
  const functions: Record<string, (x: Variable) => Variable> = {
    'x³': (x) => x.pow(3),
    'the sum of x³': (x) => x.pow(3).sum(),
    eˣ: exp,
    tanh,
    '1 / (x + 1.1e5)': (x) => x.add(1.1e5).rdiv(1),
    'the product of all pairs': (x) => x.reshape(-1, 1).mul(x.reshape(1, -1)),
    'the mean square': (x) => x.pow(2).sum().div(3),
  }
  const cases = Object.entries(functions).flatMap(([name, f]) => points.map((at) => ({ name, f, at })))

  // eˣ of 1,000 is Infinity, and so it is of 100 in float32.
  it.each(cases.filter(({ name, at }) => name !== 'eˣ' || Math.max(...at) < 700))('$name at $at', ({ f, at }) => {
    for (const order of [1, 2, 3]) gradientCheck(f, new Variable(at), { order })
  })

  it.each(cases.filter(({ name, at }) => name !== 'eˣ' || Math.max(...at) < 80))(
    '$name at $at in float32',
    ({ f, at }) => {
      gradientCheck(f, new Variable(array(at, { dtype: 'float32' })))
    },
  )
})

describe('a wrong gradient is found next to a large element', () => {
  it.each<[string, number[]]>([
    ['0.05 % too large', [1.0005, 1]],
    ['0.05 % too small', [0.9995, 1]],
    ['of the wrong sign', [-1, 1]],
    ['0.05 % too large in the large element', [1, 1.0005]],
  ])('%s', (_, factor) => {
    const f = (x: Variable) => new Scaled(factor).call(x)
    expect(() => gradientCheck(f, new Variable([0, 20]))).toThrow('1 element differs')
  })

  it('0.05 % too large below a sum', () => {
    const f = (x: Variable) => new Scaled([1.0005, 1]).call(x).sum()
    expect(() => gradientCheck(f, new Variable([1, 12]))).toThrow('at [0]')
  })

  it('of order 2 only', () => {
    const f = (x: Variable) => new FirstOrderOnly().call(x)
    gradientCheck(f, new Variable([1, 1000]))
    expect(() => gradientCheck(f, new Variable([1, 1000]), { order: 2 })).toThrow('order 2')
  })

  it('because the sum over a broadcast axis is missing', () => {
    class Shifted extends FunctionNode {
      forward(x: NdArray, b: NdArray) {
        return x.add(b)
      }
      backward(gy: Grad) {
        const [, b] = this.inputs
        return [gy, sumTo(gy, [1]).div(2).mul(b.mul(0).add(1))] // the mean
      }
    }
    const inputs = [new Variable([1, 1000]), new Variable([1e-3])]
    expect(() => gradientCheck((x, b) => new Shifted().call(x, b), inputs)).toThrow('input 2 at [0]')
  })
})

it('a derivative that rounding hides is not taken for right', () => {
  const f = (x: Variable) => x.pow(3).sum()
  expect(() => gradientCheck(f, new Variable([1, 1e4]))).toThrow(/numerically it is .+ ± \d/)
})

/** y = x³, with a gradient that cannot be differentiated. */
class FirstOrderOnly extends FunctionNode {
  forward(x: NdArray) {
    return x.pow(3)
  }
  backward(gy: Grad) {
    const [x] = this.inputs
    return gy.mul(x.data.pow(2).mul(3))
  }
}
