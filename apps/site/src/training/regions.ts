import { noGrad } from '@dezero/core'
import { DataLoader, Spiral } from '@dezero/data'
import { softmaxCrossEntropy } from '@dezero/functions'
import { array, random } from '@dezero/ndarray'
import { MLP } from '@dezero/nn'
import { SGD } from '@dezero/optim'
import { batchesOf } from './batches.ts'
import type { Choices, Lesson } from './lesson.ts'

/** The places of a row or column of the picture. */
const side = 80

/** Step 48: a network learns which of three spiral arms a point is on. */
export function regions({ lr, hidden }: Choices): Lesson {
  random.seed(1984)
  const set = new Spiral({ generator: random })
  const batches = batchesOf(new DataLoader(set, { batchSize: 30, generator: random }))
  const model = new MLP([hidden, 3])
  const optimizer = new SGD({ lr }).setup(model)
  const grid = array(centres().flatMap((y) => centres().map((x) => [x, -y])))

  return {
    scene: { kind: 'regions', x: set.data.tolist() as number[][], t: set.label.tolist() as number[], side },
    iterations: 3000,
    perFrame: 5,
    learn() {
      const [x, t] = batches.next().value
      const loss = softmaxCrossEntropy(model.call(x), t)
      model.clearGrads()
      loss.backward()
      optimizer.update()
      return loss.item()
    },
    look: () => ({
      kind: 'regions',
      classes: noGrad(() => model.call(grid))
        .data.argmax({ axis: 1 })
        .tolist() as number[],
    }),
  }
}

const centres = () => Array.from({ length: side }, (_, i) => (2 * i + 1) / side - 1)
