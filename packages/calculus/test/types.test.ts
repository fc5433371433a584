import type { Variable, VariableLike } from '@dezero/core'
import { sin } from '@dezero/functions'
import type { NdArray } from '@dezero/ndarray'
import { describe, expectTypeOf, it } from 'vitest'
import { checkpoint, grad, hessian, hvp, jacobian, type jvp, valueAndGrad, type vjp } from '../src/index.ts'

interface Layer {
  W: Variable
  b?: Variable
}
const loss = (_: Layer[], x: Variable, _options: { train: boolean }): Variable => x
const withAux = (x: Variable): [Variable, { note: string }] => [x, { note: '' }]
const product = () => hvp((x, y) => x.mul(y), [1, 2], [1, 0])
const parts = (x: { a: Variable; b: [Variable] }, y: Variable) => ({ sum: x.a.add(y), all: [x.a, y] })

describe('the types of', () => {
  it('grad: the gradient has the structure of its argument', () => {
    expectTypeOf(grad(sin)).toEqualTypeOf<(x: VariableLike) => Variable>()
    expectTypeOf(grad(grad(sin))).toEqualTypeOf<(x: VariableLike) => Variable>()
    expectTypeOf(grad(loss)).returns.toEqualTypeOf<Layer[]>()
    expectTypeOf(grad(loss, { argnums: 1 })).returns.toEqualTypeOf<Variable>()
    expectTypeOf(grad(loss, { argnums: [1, 0] })).returns.toEqualTypeOf<[Variable, Layer[]]>()
    expectTypeOf(grad(withAux, { hasAux: true })).returns.toEqualTypeOf<[gradient: Variable, aux: { note: string }]>()
    expectTypeOf(valueAndGrad(loss)).returns.toEqualTypeOf<[value: Variable, gradient: Layer[]]>()
  })

  it('arguments: numbers and arrays for Variables, and the rest as f takes it', () => {
    type Parameters = typeof transformed extends (...args: infer Args) => unknown ? Args : never
    const transformed = grad(loss)
    expectTypeOf<Parameters[0][number]>().toEqualTypeOf<{ W: VariableLike; b?: VariableLike }>()
    expectTypeOf<Parameters[1]>().toEqualTypeOf<VariableLike>()
    expectTypeOf<Parameters[2]>().toEqualTypeOf<{ train: boolean }>()
  })

  it('arguments: Variables or arrays in a list, for a list of numbers is one array', () => {
    const transformed = grad((xs: Variable[]) => xs[0])
    expectTypeOf(transformed).parameter(0).toEqualTypeOf<(Variable | NdArray)[]>()
    expectTypeOf(transformed).returns.toEqualTypeOf<Variable[]>()
  })

  it('arguments: no number where f itself takes one, for it would get a Variable', () => {
    expectTypeOf(grad((x: Variable, c: number) => x.pow(c)))
      .parameter(1)
      .toEqualTypeOf<never>()
  })

  it('jacobian and hessian: for each Variable of y the structure of x', () => {
    type Gradient = { a: Variable; b: [Variable] }
    expectTypeOf(jacobian(sin)).returns.toEqualTypeOf<Variable>()
    expectTypeOf(jacobian(parts)).returns.toEqualTypeOf<{ sum: Gradient; all: Gradient[] }>()
    expectTypeOf(jacobian(parts, { argnums: 1 })).returns.toEqualTypeOf<{ sum: Variable; all: Variable[] }>()
    expectTypeOf(hessian(sin)).returns.toEqualTypeOf<Variable>()
    expectTypeOf(hessian((x: { a: Variable; b: Variable }) => x.a)).returns.toEqualTypeOf<{
      a: { a: Variable; b: Variable }
      b: { a: Variable; b: Variable }
    }>()
    expectTypeOf(jacobian(grad(sin))).returns.toEqualTypeOf<Variable>()
  })

  it('vjp, jvp and hvp: lists of arguments', () => {
    const { value, derivative, product, pull } = {} as {
      value: ReturnType<typeof vjp<Parameters<typeof parts>, ReturnType<typeof parts>>>[0]
      pull: ReturnType<typeof vjp<Parameters<typeof parts>, ReturnType<typeof parts>>>[1]
      derivative: ReturnType<typeof jvp<[Variable], Variable>>
      product: ReturnType<typeof hvp<[x: Variable, layer: Layer]>>
    }
    expectTypeOf(value).toEqualTypeOf<ReturnType<typeof parts>>()
    expectTypeOf(pull).returns.toEqualTypeOf<[x: { a: Variable; b: [Variable] }, y: Variable]>()
    expectTypeOf(derivative).toEqualTypeOf<[value: Variable, derivative: Variable]>()
    expectTypeOf(product).toEqualTypeOf<[x: Variable, layer: Layer]>()
  })

  it('functions without types: of Variables, as many as they name', () => {
    expectTypeOf(grad((x) => x.pow(2))).toEqualTypeOf<(x: VariableLike) => Variable>()
    expectTypeOf(grad(grad((x) => x.pow(2)))).toEqualTypeOf<(x: VariableLike) => Variable>()
    expectTypeOf(grad((x, y) => x.mul(y))).toEqualTypeOf<(x: VariableLike, y: VariableLike) => Variable>()
    expectTypeOf(grad((x, y) => x.mul(y), { argnums: [1, 0] })).returns.toEqualTypeOf<[Variable, Variable]>()
    expectTypeOf(grad((x) => [x, 'aux'], { hasAux: true })).returns.toEqualTypeOf<[gradient: Variable, aux: string]>()
    expectTypeOf(hessian((x) => x.pow(3).sum())).toEqualTypeOf<(x: VariableLike) => Variable>()
    expectTypeOf(jacobian((x) => ({ a: x, b: [x] }))).returns.toEqualTypeOf<{ a: Variable; b: Variable[] }>()
    expectTypeOf(checkpoint((x) => x.mul(2))).toEqualTypeOf<(x: VariableLike) => Variable>()
    expectTypeOf<typeof product>().returns.toEqualTypeOf<[x: Variable, y: Variable]>()
  })

  it('checkpoint: those of f', () => {
    expectTypeOf(checkpoint(sin)).toEqualTypeOf<(x: VariableLike) => Variable>()
    expectTypeOf(checkpoint(parts)).returns.toEqualTypeOf<ReturnType<typeof parts>>()
  })
})
