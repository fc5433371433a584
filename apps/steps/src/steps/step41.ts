// Step 41 · The matrix product                                                      Stage 4
// backward() of y = x W is two products again, ∂L/∂x = ∂L/∂y Wᵀ and ∂L/∂W = xᵀ ∂L/∂y:
// the order and the transposes are what makes the shapes fit.
import { random } from '@dezero/ndarray'
import { matmul, Variable } from '#core'

const x = new Variable(random.randn(2, 3))
const w = new Variable(random.randn(3, 4))
const y = matmul(x, w)
y.backward()

console.log(`(${x.grad!.shape.join(', ')})`) // (2, 3)
console.log(`(${w.grad!.shape.join(', ')})`) // (3, 4)
