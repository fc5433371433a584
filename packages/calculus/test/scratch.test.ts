import { Variable } from '@dezero/core'
import { sin } from '@dezero/functions'
import { array, random } from '@dezero/ndarray'
import { expect, expectTypeOf, it } from 'vitest'
import { grad, hessian, jacobian, jvp, hvp, vjp, checkpoint } from '../src/index.ts'

it('x', () => {
  const s = (x: unknown) => console.log(JSON.stringify(x))
  s(grad(sin)(0.5)); s(grad(grad(sin))(0.5)); s(grad(grad(grad(sin)))(0.5)); s(Math.cos(0.5))
  const f = (x: Variable) => x.mul(x).mul(x).sum()
  s(hessian(f)([1, 2, 3])); s(jacobian(jacobian(grad(f)))([1,2]))
  s(jacobian((x: Variable) => sin(x).mul(x))([1, 2]))
  s(jvp(f, [[1, 2]], [[1, 0]])); s(hvp(f, [[1, 2]], [[1, 0]])); 
  const [y, back] = vjp(f, [[1, 2]]); s(y); s(back(1))
  const g = grad((p: { a: Variable; b: Variable[] }) => p.a.mul(p.b[0]).add(p.b[1].pow(2)).sum())
  s(g({ a: 2, b: [new Variable(3), new Variable(4)] }))
  s(hessian((p: { a: Variable; b: Variable }) => p.a.mul(p.b).pow(2))({ a: 2, b: 3 }))
  const w = new Variable(3)
  const h = checkpoint((x: Variable) => sin(x.mul(w)).mul(x))
  s(grad(h)(2)); s(grad((x: Variable) => sin(x.mul(w)).mul(x))(2))
  s(grad(grad(grad(h)))(2)); s(grad(grad(grad((x: Variable) => sin(x.mul(w)).mul(x))))(2))
  s(grad(grad((v: Variable) => grad((x: Variable) => sin(x.mul(v)).mul(x))(2)))(3));
  s(grad(grad((v: Variable) => grad(checkpoint((x: Variable) => sin(x.mul(v)).mul(x)))(2)))(3));
  s(grad(grad((v: Variable) => {const v2 = v.mul(v); return grad((x: Variable) => checkpoint((x: Variable) => sin(x.mul(v2)).mul(x))(x).mul(v2))(2)}))(3));
  s(grad(grad((v: Variable) => {const v2 = v.mul(v); return grad((x: Variable) => ((x: Variable) => sin(x.mul(v2)).mul(x))(x).mul(v2))(2)}))(3));
  expect(grad(grad(f as never))).toBeDefined()
  expect(hessian(f)([1,2]).creator).toBeUndefined()
  expect(hessian(f)(new Variable([1,2])).creator).toBeDefined()
})
