// Step 46 · Parameters updated by an optimizer                                      Stage 4
// How parameters change is a class of its own, and so is a network of fully connected layers: MLP.
// Put MomentumSGD in the place of SGD, and the loss falls faster.
import { expr } from '@dezero/expr'
import { meanSquaredError } from '@dezero/functions'
import { random } from '@dezero/ndarray'
import { MLP } from '@dezero/nn'
import { SGD } from '@dezero/optim'

random.seed(0)
const x = random.rand(100, 1)
const y = expr`${x.mul(2 * Math.PI).sin()} + ${random.rand(100, 1)}`

const lr = 0.2
const maxIter = 10000
const hiddenSize = 10

const model = new MLP([hiddenSize, 1])
const optimizer = new SGD({ lr }).setup(model)

for (let i = 0; i < maxIter; i++) {
  const yPred = model.call(x)
  const loss = meanSquaredError(y, yPred)

  model.clearGrads()
  loss.backward()

  optimizer.update()
  if (i % 1000 === 0) console.log(String(loss))
}
