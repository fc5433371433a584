import { noGrad, Variable } from '@dezero/core'
import { exp, sin } from '@dezero/functions'
import { array, zeros } from '@dezero/ndarray'
import { describe, expect, it } from 'vitest'
import { grad, hessian, jacobian } from '../src/index.ts'

const W = array([
  [1, 2, 3],
  [4, 5, 6],
])
const linear = (x: Variable) => x.matmul(W)

/** Two numbers in, seven out, which is computed column by column. */
const tall = ([x, y]: Variable[]) => sin(x.mul(y).mul([1, 2, 3, 4, 5, 6, 7]))

describe('jacobian', () => {
  it('has the shape of y followed by that of x', () => {
    expect(jacobian(linear)([7, 8])).toBeAllClose(W.T)
    expect(jacobian(linear)([[7, 8]]).shape).toEqual([1, 3, 1, 2])
    expect(jacobian((x: Variable) => x.pow(2))([1, 2, 3])).toBeAllClose([
      [2, 0, 0],
      [0, 4, 0],
      [0, 0, 6],
    ])
  })

  it('of a scalar is its gradient, and of a function of a scalar its derivative', () => {
    expect(jacobian((x: Variable) => x.pow(2).sum())([1, 2])).toBeAllClose([2, 4])
    expect(jacobian((x: Variable) => x.mul([1, 2, 3, 4]))(5)).toBeAllClose([1, 2, 3, 4])
    expect(jacobian(sin)(0)).toBeAllClose(1)
  })

  it('is the same by rows and by columns', () => {
    const [x, y] = [2, 3]
    const cosines = Array.from({ length: 7 }, (_, i) => (i + 1) * Math.cos((i + 1) * x * y))
    const [dx, dy] = jacobian(tall)([new Variable(x), new Variable(y)])
    expect(dx).toBeAllClose(cosines.map((c) => c * y))
    expect(dy).toBeAllClose(cosines.map((c) => c * x))
  })

  it('keeps the dtype of x, by rows and by columns', () => {
    const x = array([1, 2], { dtype: 'float32' })
    expect(jacobian(linear)(x).dtype).toBe('float32')
    expect(jacobian((x: Variable) => x.sum().mul([1, 2, 3, 4, 5, 6, 7]))(x).dtype).toBe('float32')
  })

  it('of nothing, or by nothing, is empty', () => {
    expect(jacobian((x: Variable) => x.pow(2))(zeros([0])).shape).toEqual([0, 0])
    expect(jacobian((x: Variable) => x.slice(':0'))([1, 2]).shape).toEqual([0, 2])
    expect(jacobian((x: Variable) => x.sum().mul([1, 2]))(zeros([0, 3])).shape).toEqual([2, 0, 3])
  })

  it('takes argnums and hasAux', () => {
    const f = (x: Variable, y: Variable) => [x.mul(y), 'aux'] as const
    const [[dx, dy], aux] = jacobian(f, { argnums: [0, 1], hasAux: true })([1, 2], 3)
    expect(dx).toBeAllClose([
      [3, 0],
      [0, 3],
    ])
    expect(dy).toBeAllClose([1, 2])
    expect(aux).toBe('aux')
  })

  it('has the structure of y, and in each place that of x', () => {
    const f = ({ a, b }: { a: Variable; b: Variable }) => ({ sum: a.add(b), products: [a.mul(b)] })
    expect(JSON.stringify(jacobian(f)({ a: 2, b: 3 }))).toBe('{"sum":{"a":1,"b":1},"products":[{"a":3,"b":2}]}')
  })

  it('of a Jacobian has three axes', () => {
    const second = jacobian(jacobian((x: Variable) => x.pow(3)))([1, 2])
    expect(second).toBeAllClose([
      [
        [6, 0],
        [0, 0],
      ],
      [
        [0, 0],
        [0, 12],
      ],
    ])
  })

  it('of columns can be differentiated', () => {
    const sumOfSlopes = (x: Variable) => jacobian((x: Variable) => exp(x.mul([1, 2, 3, 4])))(x).sum()
    const expected = [1, 2, 3, 4].reduce((sum, k) => sum + k * k * Math.exp(k / 2), 0)
    expect(grad(sumOfSlopes)(0.5)).toBeAllClose(expected)
    expect(jacobian(sumOfSlopes)(0.5)).toBeAllClose(expected)
  })
})

describe('hessian', () => {
  const rosenbrock = (x: Variable) => {
    const [a, b] = [x.slice(':-1'), x.slice('1:')]
    return b.sub(a.pow(2)).pow(2).mul(100).add(a.rsub(1).pow(2)).sum()
  }

  it('is the Jacobian of the gradient', () => {
    const x = [0.5, -1, 2]
    expect(hessian(rosenbrock)(x)).toBeAllClose([
      [1200 * 0.25 - 400 * -1 + 2, -400 * 0.5, 0],
      [-400 * 0.5, 200 + 1200 - 400 * 2 + 2, -400 * -1],
      [0, -400 * -1, 200],
    ])
    expect(hessian(rosenbrock)(x)).toBeAllClose(jacobian(grad(rosenbrock))(x))
  })

  it('of a tree has a block for each two Variables', () => {
    const f = ({ a, b }: { a: Variable; b: Variable }) => a.mul(b).pow(2)
    expect(JSON.stringify(hessian(f)({ a: 2, b: 3 }))).toBe('{"a":{"a":18,"b":24},"b":{"a":24,"b":8}}')
  })

  it('takes argnums and hasAux', () => {
    const f = (x: Variable, y: Variable) => [x.pow(2).mul(y), 'aux'] as const
    const [[[xx, xy], [yx, yy]], aux] = hessian(f, { argnums: [0, 1], hasAux: true })(3, 5)
    expect([xx, xy, yx, yy].map((block) => block.item())).toEqual([10, 6, 6, 0])
    expect(aux).toBe('aux')
  })

  it('has a graph for a Variable, and none for an array or in noGrad', () => {
    const x = new Variable([1, 2])
    expect(hessian(rosenbrock)(x).creator).toBeDefined()
    expect(hessian(rosenbrock)([1, 2]).creator).toBeUndefined()
    expect(noGrad(() => hessian(rosenbrock)(x)).creator).toBeUndefined()
    expect(grad((x: Variable) => hessian(rosenbrock)(x).sum())([1, 2])).toBeAllClose([2400 - 800, -400])
  })
})
