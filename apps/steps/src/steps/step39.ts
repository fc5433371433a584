// Step 39 · A function for sums                                                     Stage 4
// Each element goes into the sum once, so backward() of sum gives the gradient to each element:
// broadcast to the shape that the elements had.
import { array, random } from '@dezero/ndarray'
import { sum, Variable } from '#core'

let x = new Variable(array([1, 2, 3, 4, 5, 6], { dtype: 'int32' }))
let y = sum(x)
y.backward()
console.log(String(y)) // variable(21)
console.log(String(x.grad))

x = new Variable(array([1, 2, 3, 4, 5, 6], { dtype: 'int32' }).reshape(2, 3))
y = sum(x)
y.backward()
console.log(String(y)) // variable(21)
console.log(String(x.grad))

x = new Variable(array([1, 2, 3, 4, 5, 6], { dtype: 'int32' }).reshape(2, 3))
y = sum(x, { axis: 0 })
y.backward()
console.log(String(y)) // variable([5 7 9])
console.log(String(x.grad))

x = new Variable(random.randn(2, 3, 4, 5))
y = x.sum({ keepdims: true })
console.log(`(${y.shape.join(', ')})`)
