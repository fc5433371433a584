// Step 24 · Gradients of complex functions                                          Stage 2
// Long formulas need no new code: Sphere, Matyas and Goldstein-Price, test functions of optimization.
import { expr } from '@dezero/expr'
import { array } from '@dezero/ndarray'
import { Variable } from '#core'

const sphere = (x: Variable, y: Variable) => expr`${x} ** 2 + ${y} ** 2`

const matyas = (x: Variable, y: Variable) => expr`0.26 * (${x} ** 2 + ${y} ** 2) - 0.48 * ${x} * ${y}`

const goldstein = (x: Variable, y: Variable) => expr`
  (1 + (${x} + ${y} + 1) ** 2 *
    (19 - 14 * ${x} + 3 * ${x} ** 2 - 14 * ${y} + 6 * ${x} * ${y} + 3 * ${y} ** 2)) *
  (30 + (2 * ${x} - 3 * ${y}) ** 2 *
    (18 - 32 * ${x} + 12 * ${x} ** 2 + 48 * ${y} - 36 * ${x} * ${y} + 27 * ${y} ** 2))`

for (const f of [sphere, matyas, goldstein]) {
  const x = new Variable(array(1.0))
  const y = new Variable(array(1.0))
  const z = f(x, y)
  z.backward()
  console.log(`${f.name}: ${x.grad} ${y.grad}`)
}
// sphere: 2.0 2.0
// matyas: 0.040000000000000036 0.040000000000000036
// goldstein: -5376.0 8064.0
