import { FunctionNode, type Grad, mul, Variable } from '@dezero/core'
import { array, type NdArray, random, type Shape } from '@dezero/ndarray'
import { beforeEach, describe, expect, it } from 'vitest'
import { gradientCheck } from '../../src/index.ts'
import { cores } from '../cores.ts'
import { Tanh, tanh } from '../graphs.ts'

beforeEach(() => random.seed(0))

const float32 = (values: number | number[]) => new Variable(array(values, { dtype: 'float32' }))
const logarithm = (x: Variable) => new Log().call(x)

/** y = log x,  dy/dx = 1 / x */
class Log extends FunctionNode {
  forward(x: NdArray) {
    return x.log()
  }
  backward(gy: Grad) {
    const [x] = this.inputs
    return gy.div(x)
  }
}

describe.each(cores)('gradientCheck with $name', ({ core }) => {
  const { Variable, add, div, mul } = core

  it.each<[string, Shape]>([
    ['a number', []],
    ['a vector', [3]],
    ['a matrix', [2, 3]],
    ['an empty array', [0, 3]],
  ])('confirms the gradients of a function of %s', (_, shape) => {
    const x = new Variable(random.rand(...shape).add(0.5))
    expect(gradientCheck((x) => x.pow(3).rdiv(1), x)).toBeLessThan(1e-10)
  })

  it.each<[Shape, Shape]>([
    [[], [3]],
    [[3], [2, 3]],
    [
      [2, 1],
      [1, 3],
    ],
  ])('confirms them for two inputs, whose shapes %j and %j broadcast', (shape0, shape1) => {
    const inputs = [shape0, shape1].map((shape) => new Variable(random.rand(...shape).add(0.5)))
    for (const f of [add, mul, div]) expect(gradientCheck(f, inputs)).toBeLessThan(1e-10)
  })

  it('takes no gradient as 0', () => {
    expect(gradientCheck((x, _) => x.mul(2), [new Variable([1, 2]), new Variable(3)])).toBeLessThan(1e-10)
  })

  it('leaves the data and grads of inputs as they are, and of whatever else f uses', () => {
    const [x, w] = [new Variable([1, 2], { name: 'x' }), new Variable([3, 4])]
    x.mul(w).backward()
    const before = [x.data, x.grad, w.data, w.grad]
    gradientCheck((x) => x.mul(w), x)
    const after = [x.data, x.grad, w.data, w.grad]
    expect(after.map((now, i) => now === before[i])).toEqual([true, true, true, true])
  })

  it('leaves the generator of random numbers where it is', () => {
    const expected = random.rand(3)
    random.seed(0)
    gradientCheck((x) => x.pow(2), new Variable([1, 2]))
    expect(random.rand(3)).toBeAllClose(expected)
  })

  it('takes views', () => {
    const x = new Variable(random.rand(3, 2).T.slice('::-1'))
    expect(gradientCheck((x) => x.pow(2), x)).toBeLessThan(1e-10)
  })

  describe('refuses a wrong gradient, and names', () => {
    class Doubled extends core.FunctionNode {
      forward(x: NdArray) {
        return x.mul(x)
      }
      backward(gy: NdArray) {
        return gy.mul(3) // and not 2x
      }
    }
    const doubled = (x: InstanceType<typeof Variable>) => new Doubled().call(x)

    it('the input by its place, and both values', () => {
      expect(() => gradientCheck(doubled, new Variable(5))).toThrow(
        /^gradientCheck: order 1, input 1: backward\(\) gives 3, numerically it is (10|9\.99999\d+|10\.00000\d+) \(of a weighted sum of f's elements\); 1 element differs by more than 1e-8 \+ 1e-7 · \|numerical\|$/,
      )
    })

    it('the input by its name, and the element that is worst', () => {
      const x = new Variable([
        [1.5, 1.5],
        [1.6, 5],
      ])
      x.name = 'x'
      expect(() => gradientCheck((w, x) => doubled(x).mul(w), [new Variable(2), x])).toThrow(
        /^gradientCheck: order 1, input "x" at \[1, 1\]: backward\(\) gives .*; 2 elements differ by more than/,
      )
    })

    it('a gradient that does not arrive', () => {
      const lost = (x: InstanceType<typeof Variable>) => new Variable(x.data).mul(2)
      expect(() => gradientCheck(lost, new Variable(1))).toThrow(
        /input 1: backward\(\) gives no gradient, which is 0 \(inside noGrad there is none\), numerically it is (2|1\.99999\d+|2\.00000\d+) /,
      )
    })

    it('NaN', () => {
      expect(() => gradientCheck((x) => x.pow(1.5), new Variable(0))).toThrow(/numerically it is NaN/)
    })
  })

  it('sees errors that cancel in a plain sum', () => {
    class Swapped extends core.FunctionNode {
      forward(x: NdArray) {
        return x.mul(array([2, 3]))
      }
      backward(gy: NdArray) {
        return gy.mul(0).add(array([2, 3])) // right only where all of gy is 1
      }
    }
    expect(() => gradientCheck((x) => new Swapped().call(x), new Variable([1, 1]))).toThrow(/2 elements differ/)
  })

  it('refuses integers, which have no derivatives', () => {
    const labels = new Variable(array([1, 2], { dtype: 'int32' }))
    expect(() => gradientCheck(mul, [new Variable([1, 2]), labels])).toThrow(
      new TypeError('gradientCheck: input 2 is int32, which has no derivative; take float64 or float32'),
    )
  })

  it('takes a function as it is, though it has options too', () => {
    const power = (x: InstanceType<typeof Variable>, options: { c?: number } = {}) => x.pow(options.c ?? 2)
    expect(gradientCheck(power, new Variable([1, 2]))).toBeLessThan(1e-9)
  })

  it('refuses inputs and options that are none', () => {
    const f = (x: InstanceType<typeof Variable>) => x
    expect(() => gradientCheck(f, 3 as never)).toThrow('gradientCheck: input 1: expected a Variable, got the number 3')
    expect(() => gradientCheck(new Variable(1) as never, f as never)).toThrow('expected a Variable, got the function f')
    expect(() => gradientCheck(f, new Variable(1), 2 as never)).toThrow(
      'gradientCheck: options stand in one object such as { order: 2 }, got the number 2',
    )
  })

  it('refuses a function that gives no Variable', () => {
    const forgetful = (x: InstanceType<typeof Variable>) => void x.mul(2) as unknown as typeof x
    expect(() => gradientCheck(forgetful, new Variable(1))).toThrow(
      new TypeError('gradientCheck: f: expected a Variable, got undefined'),
    )
  })

  it.each([0, 1.5, Number.NaN])('refuses the order %d', (order) => {
    expect(() => gradientCheck((x) => x, new Variable(1), { order })).toThrow(
      new RangeError(`gradientCheck: order is 1, 2, …, not the number ${order}`),
    )
  })

  it.each([0, -1, Number.NaN])('refuses the step %d', (eps) => {
    expect(() => gradientCheck((x) => x, new Variable(1), { eps })).toThrow(
      new RangeError(`gradientCheck: eps is a step above 0, not the number ${eps}`),
    )
  })
})

describe('with the full core, derivatives of orders 1, 2 and 3', () => {
  const functions: Record<string, (x: Variable) => Variable> = {
    tanh,
    logarithm,
    'x⁻²': (x) => x.pow(-2),
    'the product of all pairs': (x) => x.reshape(-1, 1).mul(x.reshape(1, -1)),
    'a matrix product': (x) => x.reshape(-1, 1).matmul(x.reshape(1, -1)),
    'a sum along an axis': (x) => x.pow(4).sum({ axis: 0 }),
    'a straight line, whose second derivative is 0': (x) => x.mul(3).add(1),
  }

  it.each(Object.entries(functions))('of %s are confirmed to 1e-9', (_, f) => {
    const x = new Variable(random.rand(3).add(0.5))
    for (const order of [1, 2, 3]) expect(gradientCheck(f, x, { order })).toBeLessThan(1e-9)
  })

  it.each(Object.entries(functions))('of %s are confirmed in float32', (_, f) => {
    const x = new Variable(random.rand(3).add(0.5).astype('float32'))
    for (const order of [1, 2, 3]) expect(gradientCheck(f, x, { order })).toBeLessThan(1e-4)
  })

  it('of a function that calls backward itself, as a gradient penalty does', () => {
    const W = new Variable(3)
    const penalty = (x: Variable, y: Variable) => {
      x.pow(3).mul(y).mul(W).backward({ createGraph: true })
      return x.grad!.pow(2).add(y.grad!)
    }
    const inputs = [new Variable(2), new Variable(0.5)]
    expect(gradientCheck(penalty, inputs, { order: 2 })).toBeLessThan(1e-9)
    expect(inputs.map((x) => x.grad)).toEqual([undefined, undefined])
  })

  it('of two inputs include the mixed ones', () => {
    const f = (x: Variable, y: Variable) => mul(x.pow(2), tanh(y))
    const inputs = [new Variable(random.randn(2, 1)), new Variable(random.randn(1, 2))]
    expect(gradientCheck(f, inputs, { order: 3 })).toBeLessThan(1e-9)
  })

  it('with respect to a float32 and a float64 input', () => {
    expect(gradientCheck(mul, [float32([1.5, 2.5]), new Variable(3)], { order: 2 })).toBeLessThan(1e-6)
  })

  it.each([1e-3, 1, 1e3, 1e6])('near %d, where steps of one size fit not all', (at) => {
    for (const f of [logarithm, tanh]) gradientCheck(f, new Variable(at), { order: 3, rtol: 1e-9 })
  })

  it('near a pole, with shorter steps', () => {
    expect(() => gradientCheck(logarithm, new Variable(1e-6), { order: 3 })).toThrow('order 3')
    gradientCheck(logarithm, new Variable(1e-6), { order: 3, eps: 1e-7 })
  })

  it('refuses a first derivative that is right but cannot be differentiated', () => {
    class OnlyOnce extends Tanh {
      override backward(gy: Grad) {
        const [y] = this.outputs
        return gy.mul(new Variable(y.data.mul(y.data).rsub(1)))
      }
    }
    const f = (x: Variable) => new OnlyOnce().call(x)
    gradientCheck(f, new Variable([1, 2]))
    expect(() => gradientCheck(f, new Variable([1, 2]), { order: 2 })).toThrow(
      /^gradientCheck: order 2, input 1 at \[0\]/,
    )
  })

  it('refuses a wrong first derivative at any order', () => {
    class Wrong extends Tanh {
      override backward(gy: Grad) {
        return gy.mul(2)
      }
    }
    expect(() => gradientCheck((x) => new Wrong().call(x), new Variable(1), { order: 3 })).toThrow('order 1')
  })

  it('do not let the graph of what f uses grow', () => {
    const w = new Variable([3, 4])
    gradientCheck((x) => x.mul(w).pow(2), new Variable([1, 2]), { order: 3 })
    expect(w.grad).toBeUndefined()
  })

  it('are differences within the tolerance that is asked for', () => {
    class Nearly extends Tanh {
      override backward(gy: Grad) {
        return super.backward(gy).mul(1.001)
      }
    }
    const f = (x: Variable) => new Nearly().call(x)
    expect(() => gradientCheck(f, new Variable(0.5))).toThrow('by more than 1e-8 + 1e-7 · |numerical|')
    expect(gradientCheck(f, new Variable(0.5), { rtol: 1e-2 })).toBeCloseTo(0.001 * 0.78645, 6)
    expect(() => gradientCheck(f, new Variable(0.5), { atol: 1e-4 })).toThrow('by more than 0.0001 + 1e-7')
  })
})

describe('with the simple core', () => {
  const [{ core: simple }] = cores

  it('a higher order is refused in one sentence', () => {
    expect(() => gradientCheck((x) => x.pow(2), new simple.Variable([1, 2]), { order: 2 })).toThrow(
      new TypeError(
        'gradientCheck: order 2 differentiates gradients, and those of the simple core are arrays without a graph; ' +
          'take Variable and functions from @dezero/core',
      ),
    )
  })
})
