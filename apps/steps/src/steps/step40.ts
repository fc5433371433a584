// Step 40 · Functions that broadcast                                                Stage 4
// Added to [1 2 3], the one element of [10] is used three times; backward() of a broadcast is the sum of the
// gradients of all the uses.
import { expr } from '@dezero/expr'
import { array } from '@dezero/ndarray'
import { Variable } from '#core'

const x0 = new Variable(array([1, 2, 3], { dtype: 'int32' }))
const x1 = new Variable(array([10], { dtype: 'int32' }))
const y = expr`${x0} + ${x1}`
console.log(String(y)) // variable([11 12 13])

y.backward()
console.log(String(x1.grad)) // variable([3])
