import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { testMode, Variable } from '@dezero/core'
import { type NdArray, ones, random, zeros } from '@dezero/ndarray'
import type {} from '@dezero/testing/matchers' // the type of toBeAllClose
import { afterAll, describe, expect, it } from 'vitest'
import { saveArrays, setWeights, weightsOf } from '../src/files.ts'
import { ResNet, type ResNetDepth } from '../src/index.ts'
import python from './figures/resnet.json' with { type: 'json' }

const folder = mkdtempSync(join(tmpdir(), 'dezero-resnet-'))
afterAll(() => rmSync(folder, { recursive: true }))

random.seed(0)
const x = new Variable(random.rand(3, 3, 48, 48).astype('float32'))
const model = new ResNet(18)
const inTraining = model.call(x)

describe('ResNet', () => {
  it('computes what NumPy does, with seeded weights, in training and in test mode', () => {
    for (const [y, figures] of [
      [inTraining.data, python.resnet18.training],
      [testMode(() => model.call(x)).data, python.resnet18.test],
    ] as const) {
      expect([y.dtype, y.shape]).toEqual(['float32', [3, 1000]])
      expect(y.slice(':', ':3')).toBeAllClose(figures.first3, { rtol: 1e-3, atol: 1e-3 })
      expect(y.mul(y).sum()).toBeAllClose(figures.sum_of_squares, { rtol: 1e-3 })
      expect(y.argmax({ axis: 1 }).tolist()).toEqual(figures.argmax)
    }
  })

  it('has a gradient for each parameter and for the image', () => {
    inTraining.mul(inTraining).sum().backward()
    const gradients = [x, ...model.params()].map(({ grad }) => grad!.data.abs().max().item())
    expect(Math.min(...gradients)).toBeGreaterThan(0)
    expect(Math.max(...gradients)).toBeLessThan(Infinity)
  })

  it('shows its layers in a table', () => {
    const lines = String(model).split('\n')
    expect(lines).toHaveLength(43) // 20 convolutions, 20 normalisations, fc, and two lines of names and sums
    expect(lines[1]).toMatch(/^conv1 \(Conv2d\) +\[3, 64, 24, 24\] +W \[64, 3, 7, 7\] +9,408$/)
    expect(lines.at(-1)).toMatch(/^total +11,689,512$/)
  })

  it('refuses another depth', () => {
    expect(() => new ResNet(20 as never)).toThrow('ResNet: the depth is 18, 34, 50, 101, 152, got the number 20')
  })
})

describe('the weights of torchvision', () => {
  it.each([
    [18, 11_689_512],
    [34, 21_797_672],
    [50, 25_557_032],
    [101, 44_549_160],
    [152, 60_192_808],
  ] as const)('have their places in a ResNet of depth %d', (depth, count) => {
    const model = new ResNet(depth)
    setWeights(model, blank(depth))
    expect(model.params().reduce((sum, { size }) => sum + size, 0)).toBe(count)
  })

  it('lead through bottlenecks, too', () => {
    const model = new ResNet(50)
    setWeights(model, blank(50))
    expect(testMode(() => model.call(ones([1, 3, 32, 32]))).shape).toEqual([1, 1000])
    expect(model.layer4[2].outputShape).toEqual([1, 2048, 1, 1])
  })

  it('are read from a file, whose names say the depth; its matrix is turned', async () => {
    const file = join(folder, 'resnet18.safetensors')
    const own = weightsOf(model)
    const names = [...shapesIn(18).keys()]
    const arrays = names.map((name) => [name, name === 'fc.weight' ? own['fc/W'].T : own[here(name)]])
    await saveArrays(file, { ...Object.fromEntries(arrays), 'bn1.num_batches_tracked': zeros(1, { dtype: 'int32' }) })
    const loaded = await ResNet.load(file)
    const [expected, found] = testMode(() => [model.call(x), loaded.call(x)])
    expect(found.data.tolist()).toEqual(expected.data.tolist())
  })

  it('are saved here under names of its own, and read again', async () => {
    const file = join(folder, 'resnet18.npz')
    await model.saveWeights(file)
    const { 'layer1/0/bn1/avg_var': variance, 'fc/W': W } = weightsOf(await ResNet.load(file))
    expect(variance.tolist()).toEqual(weightsOf(model)['layer1/0/bn1/avg_var'].tolist())
    expect(W.tolist()).toEqual(model.fc.W.data.tolist())
  })

  it('are refused where something is missing, or where it is another network', async () => {
    const file = join(folder, 'other.safetensors')
    const thin = (names: string[]) => Object.fromEntries(names.map((name) => [name, zeros([1, 1])]))
    await saveArrays(file, thin(['features.0.weight']))
    await expect(ResNet.load(file)).rejects.toThrow(
      /^ResNet\.load: .*other\.safetensors: it holds no ResNet with the names of torchvision.*: 0 weights/,
    )
    await saveArrays(file, thin([...shapesIn(50).keys()].filter((name) => name !== 'fc.bias')))
    await expect(ResNet.load(file)).rejects.toThrow(/missing: fc\/b\n.*of another shape: conv1\/W \[1, 1\]/)
  })
})

it('preprocess gives red, green and blue scaled and normalised', () => {
  const expected = [(10 / 255 - 0.485) / 0.229, (20 / 255 - 0.456) / 0.224, (30 / 255 - 0.406) / 0.225]
  expect(model.preprocess([[[10, 20, 30]]]).reshape(3)).toBeAllClose(expected, { rtol: 1e-6 })
})

/** What a name of torchvision is here. */
function here(name: string): string {
  const fields: Record<string, string> = /bn\d|downsample\.1/.test(name)
    ? { weight: 'gamma', bias: 'beta', running_mean: 'avg_mean', running_var: 'avg_var' }
    : { weight: 'W', bias: 'b' }
  const path = name.split('.')
  return [...path.slice(0, -1), fields[path.at(-1) as string]].join('/')
}

/** Zeros of all shapes under the names here. */
function blank(depth: ResNetDepth): Record<string, NdArray> {
  const zero = zeros([], { dtype: 'float32' })
  const arrays = [...shapesIn(depth)].map(([name, shape]) => {
    return [here(name), zero.broadcastTo(name === 'fc.weight' ? shape.toReversed() : shape)]
  })
  return Object.fromEntries(arrays)
}

/** The names and shapes in torchvision's file for a depth. */
function shapesIn(depth: ResNetDepth): Map<string, number[]> {
  const counts = { 18: [2, 2, 2, 2], 34: [3, 4, 6, 3], 50: [3, 4, 6, 3], 101: [3, 4, 23, 3], 152: [3, 8, 36, 3] }[depth]
  const isDeep = depth >= 50
  const shapes = new Map<string, number[]>()
  const add = (conv: string, bn: string, shape: number[]) => {
    shapes.set(`${conv}.weight`, shape)
    for (const field of ['weight', 'bias', 'running_mean', 'running_var']) shapes.set(`${bn}.${field}`, [shape[0]])
  }
  add('conv1', 'bn1', [64, 3, 7, 7])
  let before = 64
  counts.forEach((count, i) => {
    const width = 64 * 2 ** i
    const after = isDeep ? 4 * width : width
    for (let j = 0; j < count; j++) {
      const block = `layer${i + 1}.${j}`
      add(`${block}.conv1`, `${block}.bn1`, isDeep ? [width, before, 1, 1] : [width, before, 3, 3])
      add(`${block}.conv2`, `${block}.bn2`, [width, width, 3, 3])
      if (isDeep) add(`${block}.conv3`, `${block}.bn3`, [after, width, 1, 1])
      if (before !== after) add(`${block}.downsample.0`, `${block}.downsample.1`, [after, before, 1, 1])
      before = after
    }
  })
  return shapes.set('fc.weight', [1000, before]).set('fc.bias', [1000])
}
