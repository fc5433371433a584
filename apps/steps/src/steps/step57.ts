// Step 57 · Convolution as a matrix product                                         Stage 5
// im2col makes a row of each window of the images, so that a convolution is one product of matrices. conv2d computes the
// same without writing that large matrix down.
import { conv2d, im2col } from '@dezero/functions/conv'
import { random } from '@dezero/ndarray'
import { matmul, Variable } from '#core'

const shapeOf = ({ shape }: { shape: readonly number[] }) => `(${shape.join(', ')})`

random.seed(0)
const x1 = random.rand(1, 3, 7, 7)
const col1 = im2col(x1, 5, { stride: 1, pad: 0, toMatrix: true })
console.log(shapeOf(col1))

const x2 = random.rand(10, 3, 7, 7) // 10 images
const col2 = im2col(x2, [5, 5], { stride: [1, 1], pad: [0, 0], toMatrix: true })
console.log(shapeOf(col2))

const x = new Variable(random.randn(1, 5, 15, 15))
const W = new Variable(random.randn(8, 5, 3, 3))
const y = conv2d(x, W, null, { stride: 1, pad: 1 })
y.backward()
console.log(shapeOf(y))
console.log(shapeOf(x.grad!))

const windows = im2col(x, 3, { pad: 1 }) // (15 · 15, 5 · 3 · 3)
const product = matmul(windows, W.reshape(8, -1).transpose())
const simple = product.reshape(1, 15, 15, 8).transpose(0, 3, 1, 2)
const difference = simple.sub(y).data.abs().max().item()
console.log(`conv2d is that product: ${difference < 1e-12}`)
