import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { noGrad, testMode } from '@dezero/core'
import { array, random, zeros } from '@dezero/ndarray'
import type {} from '@dezero/testing/matchers' // the type of toBeAllClose
import { afterAll, describe, expect, it } from 'vitest'
import { saveArrays } from '../src/files.ts'
import { VGG16 } from '../src/index.ts'
import python from './figures/vgg16.json' with { type: 'json' }

const folder = mkdtempSync(join(tmpdir(), 'dezero-vgg16-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe('VGG16', () => {
  it('computes what the Python original does, with seeded weights', { timeout: 120_000 }, () => {
    random.seed(0)
    const x = random.rand(1, 3, 32, 32).astype('float32')
    const model = new VGG16()
    const { data: y } = noGrad(() => testMode(() => model.call(x)))
    expect(model.params().reduce((sum, { size }) => sum + size, 0)).toBe(python.parameters)
    expect(y.dtype).toBe('float32')
    expect(y.slice(0, ':5')).toBeAllClose(python.y_first5, { rtol: 2e-4, atol: 1e-7 })
    expect(y.max()).toBeAllClose(python.y_max, { rtol: 2e-4 })
    expect(y.sum()).toBeAllClose(python.y_sum, { rtol: 2e-4 })
    expect(y.argmax().item()).toBe(python.argmax)
  })

  it('has the names of the book', () => {
    const names = [...new VGG16().namedParams().keys()]
    expect(names).toHaveLength(32)
    expect(names.filter((name) => /^(conv1_1|conv5_3|fc6|fc8)/.test(name))).toEqual([
      ...['conv1_1/W', 'conv1_1/b', 'conv5_3/W', 'conv5_3/b'],
      ...['fc6/W', 'fc6/b', 'fc8/W', 'fc8/b'],
    ])
  })

  it.each([
    ['the book', 'fc8/b [10] float32 for [1000] float32', { 'fc8/b': zeros(10, { dtype: 'float32' }) }],
    [
      'torchvision',
      'conv1_1/W [64, 3, 5, 5] float32 for [64, ?, 3, 3] float32',
      { 'features.0.weight': zeros([64, 3, 5, 5], { dtype: 'float32' }) },
    ],
  ])('says what in a file of %s does not fit', async (_, misfit, arrays) => {
    const file = join(folder, 'vgg16.npz')
    await saveArrays(file, arrays)
    await expect(VGG16.load(file)).rejects.toThrow(misfit)
    await expect(VGG16.load(file)).rejects.toThrow(/^VGG16\.load: .*missing: .*fc7\/W/s)
  })

  it('knows each name of torchvision, whose matrices are turned', async () => {
    const features = [0, 2, 5, 7, 10, 12, 14, 17, 19, 21, 24, 26, 28].map((number) => `features.${number}`)
    const layers = [...features, 'classifier.0', 'classifier.3', 'classifier.6']
    const names = layers.flatMap((layer) => [`${layer}.weight`, `${layer}.bias`])
    const file = join(folder, 'vgg16.safetensors')
    await saveArrays(file, Object.fromEntries(names.map((name) => [name, zeros([1, 2], { dtype: 'float32' })])))
    const message = await VGG16.load(file).then(String, String)
    expect(message).not.toMatch(/missing:|superfluous:/)
    expect(message).toContain('conv5_3/W [1, 2] float32 for [512, ?, 3, 3] float32')
    expect(message).toContain('fc7/W [2, 1] float32 for [?, 4096] float32')
  })
})

describe('preprocess', () => {
  const pixels = array([[[10, 20, 30]]])
  const model = new VGG16()

  it('gives blue, green and red minus their means, for the weights of the book', () => {
    model.trained = 'book'
    expect(model.preprocess(pixels)).toBeAllClose(
      array([-73.939, -96.779, -113.68], { dtype: 'float32' }).reshape(1, 3, 1, 1),
    )
  })

  it('gives red, green and blue scaled and normalised, for those of torchvision', () => {
    model.trained = 'torchvision'
    const expected = [(10 / 255 - 0.485) / 0.229, (20 / 255 - 0.456) / 0.224, (30 / 255 - 0.406) / 0.225]
    expect(model.preprocess(pixels)).toBeAllClose(array(expected, { dtype: 'float32' }).reshape(1, 3, 1, 1))
  })

  it('takes an ImageData, without its opacity, row by row', () => {
    const data = Uint8ClampedArray.of(1, 2, 3, 255, 4, 5, 6, 255)
    expect(model.preprocess({ data, width: 1, height: 2 })).toBeAllClose(model.preprocess([[[1, 2, 3]], [[4, 5, 6]]]))
  })

  it('refuses other pixels', () => {
    expect(() => model.preprocess(zeros([2, 2]))).toThrow('expected pixels of shape (H, W, 3) or an ImageData')
    expect(() => model.preprocess({ data: new Uint8Array(3), width: 1, height: 1 })).toThrow('4 bytes a pixel, got 3')
  })
})
