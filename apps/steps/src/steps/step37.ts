// Step 37 · Variables that hold tensors                                             Stage 4
// Operations work element by element, so a Variable may hold an array of any shape, and backward() stays as it is.
// A gradient has the shape of its data.
import { expr } from '@dezero/expr'
import { array } from '@dezero/ndarray'
import { sum, Variable } from '#core'

const x = new Variable(array([1, 2, 3, 4, 5, 6], { dtype: 'int32' }).reshape(2, 3))
const c = new Variable(array([10, 20, 30, 40, 50, 60], { dtype: 'int32' }).reshape(2, 3))
const t = expr`${x} + ${c}`
const y = sum(t)

y.backward({ retainGrad: true })
console.log(String(y.grad)) // variable(1)
console.log(String(t.grad))
console.log(String(x.grad))
console.log(String(c.grad))
