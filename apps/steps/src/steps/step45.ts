// Step 45 · A layer that holds layers                                               Stage 4
// Parameters are found in layers within layers too, so a model is a layer: one clearGrads() for all, one params().
// It prints what step 44 prints.
import { expr } from '@dezero/expr'
import { meanSquaredError, sigmoid } from '@dezero/functions'
import { random } from '@dezero/ndarray'
import { Linear, Model } from '@dezero/nn'
import type { VariableLike } from '#core'

random.seed(0)
const x = random.rand(100, 1)
const y = expr`${x.mul(2 * Math.PI).sin()} + ${random.rand(100, 1)}`

const lr = 0.2
const maxIter = 10000
const hiddenSize = 10

class TwoLayerNet extends Model {
  readonly l1: Linear
  readonly l2: Linear

  constructor(hiddenSize: number, outSize: number) {
    super()
    this.l1 = new Linear(hiddenSize)
    this.l2 = new Linear(outSize)
  }

  forward(x: VariableLike) {
    const y = sigmoid(this.l1.call(x))
    return this.l2.call(y)
  }
}

const model = new TwoLayerNet(hiddenSize, 1)

for (let i = 0; i < maxIter; i++) {
  const yPred = model.call(x)
  const loss = meanSquaredError(y, yPred)

  model.clearGrads()
  loss.backward()

  for (const p of model.params()) p.data = expr`${p.data} - ${lr} * ${p.grad!.data}`
  if (i % 1000 === 0) console.log(String(loss))
}
