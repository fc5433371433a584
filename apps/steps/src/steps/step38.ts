// Step 38 · Functions that change shapes                                            Stage 4
// reshape and transpose only move elements, so backward() moves the elements of the gradient back.
import { array } from '@dezero/ndarray'
import { reshape, transpose, Variable } from '#core'

const data = array([1, 2, 3, 4, 5, 6], { dtype: 'int32' }).reshape(2, 3)

let x = new Variable(data)
let y = reshape(x, [6]) // y = x.reshape(6)
y.backward({ retainGrad: true })
console.log(String(x.grad))

x = new Variable(data)
y = transpose(x) // y = x.T
y.backward()
console.log(String(x.grad))
