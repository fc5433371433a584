import { noGrad } from '@dezero/core'
import { DataLoader, MNIST } from '@dezero/data'
import { softmaxCrossEntropy } from '@dezero/functions'
import { random } from '@dezero/ndarray'
import { MLP } from '@dezero/nn'
import { SGD } from '@dezero/optim'
import { batchesOf } from './batches.ts'
import type { Choices, Lesson } from './lesson.ts'

/** How many test images are shown, and how many are counted. */
const [shown, counted] = [40, 200]

/** Step 51: a network learns handwritten digits, here from a sample of MNIST. */
export async function digits({ lr, hidden }: Choices): Promise<Lesson> {
  random.seed(0)
  const train = await MNIST.load({ train: true })
  const test = await MNIST.load({ train: false })
  const batches = batchesOf(new DataLoader(train, { batchSize: 100, generator: random }))
  const [[images, truth]] = new DataLoader(test, { batchSize: counted, shuffle: false })
  const model = new MLP([hidden, 10])
  const optimizer = new SGD({ lr }).setup(model)
  const pixels = images.slice(`:${shown}`).mul(255).reshape(-1).tolist() as number[]
  const labels = truth.tolist() as number[]

  return {
    scene: { kind: 'digits', images: Uint8Array.from(pixels), t: labels.slice(0, shown), test: counted },
    iterations: 600,
    perFrame: 1,
    learn() {
      const [x, t] = batches.next().value
      const loss = softmaxCrossEntropy(model.call(x), t)
      model.clearGrads()
      loss.backward()
      optimizer.update()
      return loss.item()
    },
    look() {
      const answers = noGrad(() => model.call(images))
        .data.argmax({ axis: 1 })
        .tolist() as number[]
      const right = answers.filter((answer, i) => answer === labels[i]).length
      return { kind: 'digits', answers: answers.slice(0, shown), right }
    },
  }
}
