// Step 47 · Softmax and cross entropy                                               Stage 4
// Softmax makes probabilities of scores, p = exp y / Σ exp y, and the loss is the mean of −log p of the right classes.
// With random weights it is near log 3, which is what guessing costs.
import { softmax, softmaxCrossEntropy } from '@dezero/functions'
import { array, random } from '@dezero/ndarray'
import { MLP } from '@dezero/nn'
import { Variable } from '#core'

random.seed(0)
const model = new MLP([10, 3])

let x = new Variable([[0.2, -0.4]])
let y = model.call(x)
let p = softmax(y)
console.log(String(y))
console.log(String(p))

x = new Variable([
  [0.2, -0.4],
  [0.3, 0.5],
  [1.3, -3.2],
  [2.1, 0.3],
])
const t = array([2, 0, 1, 0], { dtype: 'int32' })
y = model.call(x)
p = softmax(y)
console.log(String(y))
console.log(String(p))

const loss = softmaxCrossEntropy(y, t)
loss.backward()
console.log(String(loss))
