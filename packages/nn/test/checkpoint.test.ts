import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Parameter } from '@dezero/core'
import { relu, softmaxCrossEntropy } from '@dezero/functions'
import { type NdArray, type RandomGenerator, random } from '@dezero/ndarray'
import { Adam, MomentumSGD, type Optimizer, SGD } from '@dezero/optim'
import { afterAll, describe, expect, it } from 'vitest'
import { loadArrays, loadCheckpoint, saveCheckpoint, weightsOf } from '../src/files.ts'
import { Dropout, Linear, Sequential } from '../src/index.ts'

const folder = mkdtempSync(join(tmpdir(), 'dezero-checkpoint-'))
afterAll(() => rmSync(folder, { recursive: true }))

const x = random.generator(5).randn(20, 3)
const t = random.generator(6).randint(0, 2, { size: [20] })

/** A network with dropout, whose draws and whose batches come from one generator. */
class Training {
  readonly generator: RandomGenerator
  readonly model: Sequential
  readonly optimizer: Optimizer

  constructor(optimizer: () => Optimizer, seed: number) {
    this.generator = random.generator(seed)
    random.seed(seed)
    const dropout = new Dropout(0.5, { generator: this.generator })
    this.model = new Sequential(new Linear(5), relu, dropout, new Linear(2))
    this.optimizer = optimizer().setup(this.model)
  }

  /** The losses of some updates. */
  run(updates: number): number[] {
    return Array.from({ length: updates }, () => {
      this.generator.randn() // every other draw leaves a number for the next
      const batch = this.generator.permutation(20).slice(':10')
      const loss = softmaxCrossEntropy(this.model.call(x.take(batch, { axis: 0 })), t.take(batch))
      this.model.clearGrads()
      loss.backward()
      this.optimizer.update()
      return loss.data.item()
    })
  }
}

const adam = () => new Adam({ lr: 0.1 })

describe.each(['npz', 'safetensors'])('a run that goes on from a checkpoint, .%s,', (extension) => {
  it.each([
    ['Adam', adam],
    ['MomentumSGD', () => new MomentumSGD({ lr: (updates: number) => 1 / (10 + updates) })],
    ['SGD', () => new SGD({ lr: 0.1 })],
  ])('equals an unbroken one with %s, digit for digit', async (name, optimizer) => {
    const file = join(folder, `${name}.${extension}`)
    const unbroken = new Training(optimizer, 0)
    unbroken.run(7)
    await saveCheckpoint(file, unbroken)
    const losses = unbroken.run(8)

    const resumed = new Training(optimizer, 99)
    await loadCheckpoint(file, resumed)
    expect(resumed.run(8)).toEqual(losses)
    expect(weightsOf(resumed.model)).toEqual(weightsOf(unbroken.model))
  })
})

describe('a checkpoint', () => {
  const file = join(folder, 'adam.npz')
  const saved = async () => {
    const training = new Training(adam, 0)
    training.run(2)
    await saveCheckpoint(file, training)
    return training
  }

  it('has plain arrays, which Python can read', async () => {
    const { generator } = await saved()
    const arrays = await loadArrays(file)
    expect(Object.keys(arrays).sort()).toEqual(
      [
        ...['generator/key', 'generator/position', 'generator/spareGauss'],
        ...['model/l0/W', 'model/l0/b', 'model/l3/W', 'model/l3/b', 'optimizer/updates'],
        ...[0, 1, 2, 3].flatMap((i) => ['m', 't', 'v'].map((name) => `optimizer/${i}/${name}`)),
      ].sort(),
    )
    expect(arrays['generator/key'].tolist()).toEqual(generator.state().key)
  })

  it('gives the model alone, where nothing else is asked for', async () => {
    const { model } = await saved()
    const other = new Training(adam, 1).model
    await loadCheckpoint(file, { model: other })
    expect(weightsOf(other)).toEqual(weightsOf(model))
  })

  it('keeps a parameter that has not been updated apart', async () => {
    const [used, unused] = [new Parameter([1]), new Parameter([2])]
    const model = new Sequential(new Linear(1, { inSize: 1 }))
    const optimizer = () => adam().setup([used, unused])
    const before = optimizer()
    used.grad = used
    before.update()
    await saveCheckpoint(join(folder, 'unused.npz'), { model, optimizer: before })
    const after = optimizer()
    await loadCheckpoint(join(folder, 'unused.npz'), { model, optimizer: after })
    expect(after.state()).toEqual(before.state())
    expect(after.state().memories[1]).toBeNull()
  })

  /** Tries to load, and expects that all is as it was before. */
  async function refused(training: Partial<Training>, reason: string) {
    const all = () => JSON.stringify([weightsOf(training.model as Sequential), training.optimizer?.state()])
    const before = all()
    const drawn = training.generator?.state()
    await expect(loadCheckpoint(file, training as Training)).rejects.toThrow(reason)
    expect(all()).toBe(before)
    expect(training.generator?.state()).toEqual(drawn)
  }

  it('changes nothing when the optimizer is of another kind', async () => {
    await saved()
    const training = new Training(() => new MomentumSGD({ lr: 0.1 }), 3)
    training.run(1)
    await refused(training, 'but this optimizer remembers {v}')
  })

  it('changes nothing when the model is another one', async () => {
    await saved()
    const training = new Training(adam, 3)
    training.model.l3 = new Linear(3, { inSize: 5 })
    training.run(1)
    await refused(training, 'of another shape: l3/W [5, 2] float32 for [5, 3] float32')
  })

  it('changes nothing when a part of it was not saved', async () => {
    const { model } = await saved()
    await saveCheckpoint(file, { model })
    const training = new Training(adam, 3)
    training.run(1)
    await refused(training, 'there is no optimizer in it')
    await model.saveWeights(file)
    await refused({ model }, 'there is no model in it')
  })

  it('needs a model', async () => {
    const parts = { model: { W: x as NdArray } } as never
    await expect(saveCheckpoint(file, parts)).rejects.toThrow(
      'saveCheckpoint: model must be a layer or a model, got Object',
    )
    await expect(saveCheckpoint(file, { modle: 1 } as never)).rejects.toThrow(
      'saveCheckpoint: there is no option modle',
    )
  })
})
