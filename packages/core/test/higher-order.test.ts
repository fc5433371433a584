import { array, linspace, type NdArray, random } from '@dezero/ndarray'
import { numericalGradient } from '@dezero/testing'
import { describe, expect, it } from 'vitest'
import { FunctionNode, type Grad, gradients, noGrad, Variable } from '../src/index.ts'

/** The n-th derivative of Σ f at x, by differentiating n times. */
function derivative(f: (x: Variable) => Variable, at: NdArray | number, order: number): Variable {
  const x = new Variable(at)
  let y = f(x)
  for (let n = 0; n < order; n++) {
    x.clearGrad()
    y.backward({ createGraph: true })
    y = x.grad!
  }
  return y
}

describe('derivatives of any order', () => {
  const f = (x: Variable) => x.pow(4).sub(x.pow(2).mul(2)) // x⁴ − 2x²

  it.each([
    [0, 8],
    [1, 24],
    [2, 44],
    [3, 48],
    [4, 24],
    [5, 0],
  ])('of x⁴ − 2x² at 2: order %i is %d', (order, value) => {
    expect(derivative(f, 2, order)).toBeAllClose(value)
  })

  it('of x² three times is 0 at 0, not NaN', () => {
    expect(derivative((x) => x.pow(2), 0, 3)).toBeAllClose(0)
  })

  it('end where nothing depends on x any more: then x gets no gradient', () => {
    const x = new Variable(2)
    x.mul(3).backward({ createGraph: true })
    const gx = x.grad!
    x.clearGrad()
    gx.backward()
    expect(x.grad).toBeUndefined()
  })

  it('of 1/x', () => {
    expect(derivative((x) => x.rdiv(1), 2, 4)).toBeAllClose(24 / 2 ** 5)
  })

  it.each(['add', 'sub', 'rsub', 'mul', 'div', 'rdiv'] as const)(
    'of %s, broadcast, agree with numerical ones',
    (name) => {
      random.seed(0)
      const [a, b] = [random.rand(2, 3).add(1), random.rand(3).add(1)]
      for (const g of [(x: Variable) => x[name](b).pow(3), (x: Variable) => new Variable(a)[name](x).pow(3)]) {
        const at = g(new Variable(a)).shape === a.shape ? a : b
        const numerical = numericalGradient((x) => derivative(g, x, 1).data, at)
        expect(derivative(g, at, 2)).toBeAllClose(numerical, { rtol: 1e-6, atol: 1e-8 })
      }
    },
  )

  it('of a float32 variable stay float32', () => {
    expect(derivative(f, array([1, 2], { dtype: 'float32' }), 2).dtype).toBe('float32')
  })
})

describe('createGraph', () => {
  it('lets a gradient take part in a further computation (step 36: double backprop)', () => {
    const x = new Variable(2)
    const y = x.pow(2)
    y.backward({ createGraph: true })
    const gx = x.grad!
    x.clearGrad()
    const z = gx.pow(3).add(y)
    z.backward()
    expect(z).toBeAllClose(68)
    expect(x.grad).toBeAllClose(100)
  })

  it('finds the minimum of x⁴ − 2x² by Newton’s method (step 33)', () => {
    const x = new Variable(2)
    for (let i = 0; i < 10; i++) {
      const y = x.pow(4).sub(x.pow(2).mul(2))
      x.clearGrad()
      y.backward({ createGraph: true })
      const gx = x.grad!
      x.clearGrad()
      gx.backward()
      x.data = x.data.sub(gx.data.div(x.grad!.data))
    }
    expect(x).toBeAllClose(1)
  })

  it('is off unless asked for: then a gradient has no graph, and says so', () => {
    const x = new Variable(2)
    x.pow(2).backward()
    expect(x.grad?.creator).toBeUndefined()
    expect(() => x.grad!.backward()).toThrow('computed without a graph')
    expect(() => x.grad!.backward()).toThrow('{ createGraph: true }')
    x.pow(3).backward() // adds to the first gradient
    expect(x.grad?.creator).toBeUndefined()
  })

  it('makes a leaf of a gradient that is constant, which has derivatives, all zero', () => {
    const x = new Variable(2)
    x.add(1).backward({ createGraph: true })
    const gx = x.grad!
    x.clearGrad()
    gx.backward()
    expect(x.grad).toBeUndefined()
    expect(gradients(gx, [x])[0]).toBeAllClose(0)
  })

  it('of gradients() gives derivatives of any order, with no clearGrad between them', () => {
    const x = new Variable(2)
    const [gx] = gradients(x.pow(4).sub(x.pow(2).mul(2)), [x], { createGraph: true })
    const [gx2] = gradients(gx, [x], { createGraph: true })
    const [gx3] = gradients(gx2, [x])
    expect(gx).toBeAllClose(24)
    expect(gx2).toBeAllClose(44)
    expect(gx3).toBeAllClose(48)
    expect(() => gradients(gx3, [x])).toThrow('computed without a graph')
  })

  it('works within noGrad, for it asks for a graph itself', () => {
    const x = new Variable(2)
    const y = x.pow(2)
    noGrad(() => y.backward({ createGraph: true }))
    expect(x.grad?.creator).toBeDefined()
  })
})

describe('a gradient', () => {
  const [a, b] = [new Variable([0, 0]), new Variable([0, 0])]

  it('belongs to one variable, so that an optimizer may assign its data', () => {
    a.add(b).backward()
    for (const x of [a, b]) x.grad!.data = x.grad!.data.mul(0.5)
    expect(a.grad).toBeAllClose([0.5, 0.5])
    expect(b.grad).toBeAllClose([0.5, 0.5])
  })

  it('is not the one that the caller has given to the output, nor linked to where that came from', () => {
    const y = a.add(1)
    const start = b.mul(2)
    y.grad = start
    a.clearGrad()
    y.backward({ retainGrad: true })
    expect(y.grad).toBe(start)
    expect(a.grad).not.toBe(start)
    expect(a.grad?.creator).toBeUndefined()
  })
})

describe('a function of one’s own', () => {
  /** y = x³,  dy/dx = 3x² */
  class Cube extends FunctionNode {
    forward(x: NdArray) {
      return x.pow(3)
    }
    backward(gy: Grad) {
      const [x] = this.inputs
      return gy.mul(x.pow(2).mul(3))
    }
  }

  it('has derivatives of every order, since its backward is made of operations', () => {
    const at = linspace(-2, 2, 5)
    expect(derivative((x) => new Cube().call(x), at, 2)).toBeAllClose(at.mul(6))
    expect(derivative((x) => new Cube().call(x), at, 3)).toBeAllClose([6, 6, 6, 6, 6])
  })
})
