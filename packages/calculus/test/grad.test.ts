import { asVariable, FunctionNode, noGrad, Parameter, Variable } from '@dezero/core'
import { exp, norm, sin } from '@dezero/functions'
import { array, type NdArray } from '@dezero/ndarray'
import type {} from '@dezero/testing/matchers' // the type of toBeAllClose
import { describe, expect, it } from 'vitest'
import { grad, valueAndGrad } from '../src/index.ts'

const cube = (x: Variable) => x.pow(3).sum()
const product = (x: Variable, y: Variable) => x.pow(2).mul(y).sum()

describe('grad', () => {
  it.each<[string, number | number[] | Float32Array | Variable]>([
    ['a number', 2],
    ['a list', [1, 2]],
    ['a typed array', new Float32Array([1, 2])],
    ['a Variable', new Variable([1, 2])],
  ])('takes %s', (_, x) => {
    expect(grad(cube)(x)).toBeAllClose(asVariable(x).pow(2).mul(3))
  })

  it('gives derivatives of every order of a function that is differentiated again and again', () => {
    const derivatives = [sin, grad(sin), grad(grad(sin)), grad(grad(grad(sin)))]
    const expected = [Math.sin(0.5), Math.cos(0.5), -Math.sin(0.5), -Math.cos(0.5)]
    expect(derivatives.map((f) => f(0.5).item())).toEqual(expected)
  })

  it('keeps the dtype and the shape', () => {
    expect(grad(cube)(array([1, 2], { dtype: 'float32' })).dtype).toBe('float32')
    expect(grad(grad(sin))(array(1, { dtype: 'float32' })).dtype).toBe('float32')
    expect(grad(cube)(3).shape).toEqual([])
    expect(grad(cube)([[[3]]]).shape).toEqual([1, 1, 1])
    expect(grad(cube)(new Variable([])).shape).toEqual([0])
  })

  it('is zero for what f does not depend on', () => {
    expect(grad((_: Variable) => new Variable(1))([1, 2])).toBeAllClose([0, 0])
    expect(grad(grad((x: Variable) => x.mul(3)))(1)).toBeAllClose(0)
    expect(grad((x: Variable) => noGrad(() => x.pow(2)).mul(x))(3)).toBeAllClose(9)
  })

  it('takes the argument that argnums names, or several', () => {
    expect(grad(product)(3, 5)).toBeAllClose(30)
    expect(grad(product, { argnums: 1 })(3, 5)).toBeAllClose(9)
    const [gy, gx] = grad(product, { argnums: [1, 0] })(3, 5)
    expect(gy).toBeAllClose(9)
    expect(gx).toBeAllClose(30)
  })

  it('gives mixed partial derivatives', () => {
    expect(grad(grad(product), { argnums: 1 })(3, 5)).toBeAllClose(6)
    expect(grad(grad(product, { argnums: 1 }))(3, 5)).toBeAllClose(6)
    expect(grad(grad(product))(3, 5)).toBeAllClose(10)
  })

  it('hands on what f gives besides y', () => {
    const f = (x: Variable) => [x.pow(2), { twice: x.mul(2), note: 'as it is' }] as const
    const [gx, aux] = grad(f, { hasAux: true })(3)
    expect(gx).toBeAllClose(6)
    expect(aux.twice).toBeAllClose(6)
    expect(aux.note).toBe('as it is')
  })

  it('hands on arguments that are not numbers', () => {
    class Model {
      readonly w = new Parameter(2)
      call = (x: Variable) => x.mul(this.w)
    }
    const loss = (x: Variable, model: Model, { square }: { square: boolean }) =>
      square ? model.call(x).pow(2) : model.call(x)
    expect(grad(loss)(3, new Model(), { square: true })).toBeAllClose(24)
    expect(grad(loss)(3, new Model(), { square: false })).toBeAllClose(2)
  })
})

describe('valueAndGrad', () => {
  it('gives both, from one call', () => {
    let calls = 0
    const f = (x: Variable) => {
      calls++
      return x.pow(2)
    }
    const [y, gx] = valueAndGrad(f)(3)
    expect(y).toBeAllClose(9)
    expect(gx).toBeAllClose(6)
    expect(calls).toBe(1)
  })

  it('gives [value, aux] and the gradient with hasAux', () => {
    const [[y, aux], gx] = valueAndGrad((x: Variable) => [x.pow(2), 'aux'] as const, { hasAux: true })(3)
    expect([y.item(), aux, gx.item()]).toEqual([9, 'aux', 6])
  })
})

describe('trees', () => {
  interface Layer {
    W: Variable
    b?: Variable
  }
  const layers = () => [{ W: new Variable([1, 2]), b: new Variable(3) }, { W: new Variable([4, 5]) }]
  const sumOfSquares = (layers: Layer[]) =>
    layers.reduce((sum, { W, b = new Variable(0) }) => sum.add(W.pow(2).sum()).add(b.pow(2)), new Variable(0))

  it('of objects and lists give gradients of the same structure', () => {
    const gradient = grad(sumOfSquares)(layers())
    expect(JSON.stringify(gradient)).toBe('[{"W":[2,4],"b":6},{"W":[8,10]}]')
  })

  it('may hold numbers, arrays and lists of numbers', () => {
    const gradient = grad(({ W, b }: { W: Variable; b: Variable }) => W.mul(b).sum())({ W: [1, 2], b: 3 })
    expect(JSON.stringify(gradient)).toBe('{"W":[3,3],"b":3}')
    const [g0, g1] = grad(([x, y]: Variable[]) => x.mul(y).sum())([array([1, 2]), new Variable(3)])
    expect(g0).toBeAllClose([3, 3])
    expect(g1).toBeAllClose(3)
  })

  it('may be empty, and have parts that are absent', () => {
    const f = ({ W, layers }: { W?: Variable | undefined; layers: Variable[] }) =>
      layers.reduce((sum, x) => sum.add(x), W ?? new Variable(0))
    expect(grad(f)({ W: undefined, layers: [] })).toEqual({ W: undefined, layers: [] })
    expect(JSON.stringify(grad(f)({ W: 1, layers: [] }))).toBe('{"W":1,"layers":[]}')
  })

  it('keep names such as __proto__ as they are', () => {
    const f = (tree: Record<string, Variable>) =>
      Object.values(tree).reduce((sum, x) => sum.add(x.pow(2)), new Variable(0))
    expect(JSON.stringify(grad(f)(JSON.parse('{"__proto__": 3}')))).toBe('{"__proto__":6}')
  })
})

describe('variables of different calls', () => {
  it('stay apart, also where both are the same one', () => {
    const inner = (x: Variable) => grad((y: Variable) => x.mul(y))(x) // d(xy)/dy at y = x
    expect(inner(new Variable(3))).toBeAllClose(3)
    expect(grad((x: Variable) => x.mul(inner(x)))(3)).toBeAllClose(6)
  })

  it('give the derivative of a derivative with respect to what the inner function uses', () => {
    const slope = (a: Variable) => grad((x: Variable) => sin(x.mul(a)))(2) // a cos 2a
    expect(grad(slope)(3)).toBeAllClose(Math.cos(6) - 6 * Math.sin(6))
  })
})

describe('the grad of a Variable', () => {
  it('is neither read nor changed, whether it is an argument or used by f', () => {
    const [x, w] = [new Variable(2), new Parameter(3)]
    const seen = new Variable(100)
    ;[x.grad, w.grad] = [seen, seen]
    expect(grad(grad((x: Variable) => x.pow(2).mul(w)))(x)).toBeAllClose(6)
    expect([x.grad, w.grad]).toEqual([seen, seen])
  })
})

describe('a gradient is part of a graph', () => {
  const w = new Parameter(3)
  const square = (x: Variable) => x.pow(2)
  const withParameter = (x: Variable) => x.pow(2).mul(w)

  it.each<[string, boolean, () => Variable]>([
    ['where the argument is a Variable', true, () => grad(square)(new Variable(2))],
    ['where f uses one', true, () => grad(withParameter)(2)],
    ['not for a number', false, () => grad(square)(2)],
    ['not for a number, of higher order', false, () => grad(grad(square))(2)],
    ['not for a Variable without gradient', false, () => grad(square)(new Variable(2).detach())],
    ['not in noGrad', false, () => noGrad(() => grad(withParameter)(new Variable(2)))],
  ])('%s', (_, recorded, gradient) => {
    expect(gradient().creator !== undefined).toBe(recorded)
  })

  it('also its value, or not', () => {
    const f = (x: Variable) => [x.pow(2), x.mul(1)] as const
    const [[y, aux], gx] = valueAndGrad(f, { hasAux: true })(new Variable(2))
    expect([y, aux, gx].map((v) => v.creator === undefined)).toEqual([false, false, false])
    const [[y1, aux1], gx1] = valueAndGrad(f, { hasAux: true })(2)
    expect([y1, aux1, gx1].map((v) => v.creator === undefined)).toEqual([true, true, true])
  })

  it('so that backward() goes on from it: to a gradient penalty', () => {
    const critic = (x: Variable) => exp(x.mul(w)).sum()
    const penalty = norm(grad(critic)([0, 1]))
      .sub(1)
      .pow(2)
    penalty.backward()
    const value = (w: number) => (Math.hypot(w, w * Math.exp(w)) - 1) ** 2
    expect(w.grad).toBeAllClose((value(3 + 1e-6) - value(3 - 1e-6)) / 2e-6, { rtol: 1e-6 })
  })
})

describe('a state that was computed in many steps', () => {
  it('costs a gradient nothing: no function behind it is differentiated', () => {
    const backward: string[] = []
    class Step extends FunctionNode {
      forward(x: NdArray) {
        return x
      }
      backward(gy: Variable) {
        backward.push('step')
        return gy
      }
    }
    const x = new Step().call(new Variable(2))
    expect(grad(product, { argnums: [0, 1] })(x, new Variable(3))[0]).toBeAllClose(12)
    expect(backward).toEqual([])
    grad(product)(x, 3).backward()
    expect(backward).toEqual(['step'])
  })
})
