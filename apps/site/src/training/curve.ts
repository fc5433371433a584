import { Variable } from '@dezero/core'
import { meanSquaredError } from '@dezero/functions'
import { array, random } from '@dezero/ndarray'
import { MLP } from '@dezero/nn'
import { SGD } from '@dezero/optim'
import { type Choices, type Lesson, places } from './lesson.ts'

/** Step 43: a network of two layers is fitted to noisy points of a sine. */
export function curve({ lr, hidden }: Choices): Lesson {
  random.seed(0)
  const x = random.rand(100, 1)
  const y = x
    .mul(2 * Math.PI)
    .sin()
    .add(random.rand(100, 1))
  const model = new MLP([hidden, 1])
  const optimizer = new SGD({ lr }).setup(model)
  const grid = new Variable(array(places).reshape(-1, 1))

  return {
    scene: { kind: 'curve', x: x.reshape(-1).tolist() as number[], y: y.reshape(-1).tolist() as number[] },
    iterations: 10_000,
    perFrame: 20,
    learn() {
      const loss = meanSquaredError(model.call(x), y)
      model.clearGrads()
      loss.backward()
      optimizer.update()
      return loss.item()
    },
    look: () => ({ kind: 'curve', y: model.call(grid).data.reshape(-1).tolist() as number[] }),
  }
}
