import { noGrad, testMode, Variable } from '@dezero/core'
import { array, random } from '@dezero/ndarray'
import { SGD } from '@dezero/optim'
import type {} from '@dezero/testing/matchers' // the type of toBeAllClose
import { describe, expect, it } from 'vitest'
import { setWeights, weightsOf } from '../src/files.ts'
import { BatchNorm, LayerNorm, Sequential } from '../src/index.ts'
import figures from './figures/batch-norm.json' with { type: 'json' }

const arrayOf = ({ shape, data }: { shape: number[]; data: number[] }) => array(data).reshape(shape)

describe('BatchNorm', () => {
  it('normalises each channel by the batch, in training', () => {
    const y = new BatchNorm({ dtype: 'float64' }).call(random.generator(0).randn(8, 3, 4, 4).mul(5).add(2)).data
    expect(y.mean({ axis: [0, 2, 3] })).toBeAllClose([0, 0, 0], { atol: 1e-12 })
    expect(y.variance({ axis: [0, 2, 3] })).toBeAllClose([1, 1, 1], { rtol: 1e-5 })
  })

  it('has running statistics that follow the batches, as in the Python original', () => {
    const { x, decay, after_one_training_step: after } = figures.runningStats
    const norm = new BatchNorm({ decay, dtype: 'float64' })
    norm.call(arrayOf(x))
    expect(norm.avg_mean.data).toBeAllClose(after.mean)
    expect(norm.avg_var.data).toBeAllClose(after.var)
  })

  it('normalises by them in testMode, as in the Python original, with gradients', () => {
    const { inputs, running_mean, running_var, w, y, 'grads_of_sum(w*y)': grads } = figures.testMode
    const norm = new BatchNorm({ dtype: 'float64' })
    const arrays = { gamma: inputs[1], beta: inputs[2], avg_mean: running_mean, avg_var: running_var }
    setWeights(norm, Object.fromEntries(Object.entries(arrays).map(([name, a]) => [name, arrayOf(a)])))
    const x = new Variable(arrayOf(inputs[0]))
    const result = testMode(() => norm.call(x))
    expect(result).toBeAllClose(arrayOf(y))
    result.mul(arrayOf(w)).sum().backward()
    const found = [x.grad, norm.gamma.grad, norm.beta.grad]
    for (const [i, grad] of grads.entries()) expect(found[i]!).toBeAllClose(arrayOf(grad))
    expect(norm.avg_mean.data.tolist()).toEqual(running_mean.data)
  })

  it('saves them, and no optimizer changes them', () => {
    const norm = new BatchNorm({ inChannels: 2 })
    expect(Object.keys(weightsOf(norm)).sort()).toEqual(['avg_mean', 'avg_var', 'beta', 'gamma'])
    expect([...norm.namedParams().keys()]).toEqual(['gamma', 'beta'])
    const optimizer = new SGD({ lr: 1 }).setup(norm)
    testMode(() => norm.call([[1, 2]]))
      .sum()
      .backward()
    optimizer.update()
    expect([norm.avg_mean.data.tolist(), norm.avg_var.data.tolist()]).toEqual([
      [0, 0],
      [1, 1],
    ])
    expect(norm.beta.data.tolist()).toEqual([-1, -1])
  })

  it('keeps float32, also of its statistics', () => {
    const norm = new BatchNorm()
    const y = noGrad(() => norm.call(array([[1], [2]], { dtype: 'float32' })))
    expect([y.dtype, norm.avg_mean.dtype, norm.avg_var.dtype]).toEqual(['float32', 'float32', 'float32'])
  })

  it('refuses other inputs, with its path', () => {
    const model = new Sequential(new BatchNorm({ inChannels: 3 }))
    expect(() => model.call([[1, 2]])).toThrow(
      'Sequential/l0/gamma: an input of shape [1,2] does not fit gamma of shape [3]: the input must have shape (N, C, …) ' +
        'with C = 3',
    )
    expect(() => new BatchNorm().call([1, 2])).toThrow(/^BatchNorm\/gamma: .* C = 1 or more/)
    expect(() => new BatchNorm({ decay: 2 })).toThrow('BatchNorm: decay is a number from 0 to 1, got the number 2')
  })
})

describe('LayerNorm', () => {
  it('normalises each row, in training and after', () => {
    const norm = new LayerNorm({ dtype: 'float64', eps: 0 })
    const x = [
      [1, 3],
      [10, 2],
    ]
    const rows = [
      [-1, 1],
      [1, -1],
    ]
    expect(norm.call(x)).toBeAllClose(rows)
    expect(testMode(() => norm.call(x))).toBeAllClose(rows)
    expect([norm.gamma.shape, norm.beta.shape]).toEqual([[2], [2]])
  })

  it('refuses other inputs, with its path', () => {
    expect(() => new LayerNorm({ inSize: 3 }).call([[1, 2]])).toThrow(
      'LayerNorm/gamma: an input of shape [1,2] does not fit gamma of shape [3]: the last axis of the input must have length 3',
    )
  })
})
