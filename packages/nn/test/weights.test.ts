import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Parameter, type VariableLike } from '@dezero/core'
import { array, ones, random, zeros } from '@dezero/ndarray'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  arraysFromBytes,
  arraysToBytes,
  loadArray,
  loadArrays,
  saveArray,
  saveArrays,
  setWeights,
  weightsOf,
} from '../src/files.ts'
import { Layer, LayerBuffer, Linear, MLP } from '../src/index.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dezero-weights-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const x = random.generator(1).randn(2, 4)

/** A layer with a parameter under two names, and running statistics. */
class Tied extends Layer {
  W = new Parameter([1, 2])
  again = [this.W]
  mean = new LayerBuffer(zeros(2, { dtype: 'float32' }))
  count = new LayerBuffer(array(3, { dtype: 'int32' }))

  forward(x: VariableLike) {
    return this.W.mul(x)
  }
}

const numbers = (layer: Layer) => Object.entries(weightsOf(layer)).map(([name, { dtype }]) => [name, dtype])
const tied = { W: array([5, 6]), mean: ones(2), count: array(7, { dtype: 'int32' }) }

describe.each(['npz', 'safetensors'])('a file of weights, .%s,', (extension) => {
  const file = () => join(folder, `mlp.${extension}`)

  it('makes another model compute the same', async () => {
    const model = new MLP([3, 2], { inSize: 4 })
    await model.saveWeights(file())
    const other = new MLP([3, 2], { inSize: 4 })
    const all = { missing: [], superfluous: [], misfits: [] }
    expect(await other.loadWeights(file())).toEqual(all)
    expect(other.call(x).data).toEqual(model.call(x).data)
  })

  it('says the sizes that a model does not know yet', async () => {
    const model = new MLP([3, 2])
    model.call(x)
    await model.saveWeights(pathToFileURL(file()))
    const other = new MLP([3, 2])
    const { W } = other.l0
    await other.loadWeights(pathToFileURL(file()))
    expect(other.l0.W).toBe(W)
    expect(other.call(x).data).toEqual(model.call(x).data)
  })

  it('has running statistics too, and what has two names under the first', async () => {
    const layer = new Tied()
    layer.mean.data = array([0.5, 0.25], { dtype: 'float32' })
    await layer.saveWeights(file())
    expect(Object.keys(await loadArrays(file())).sort()).toEqual(['W', 'count', 'mean'])
    const other = new Tied()
    await other.loadWeights(file())
    expect(other.mean.data).toEqual(layer.mean.data)
    expect(other.count.data.item()).toBe(3)
  })

  it('is not written where nothing is known yet, and an earlier one stays', async () => {
    writeFileSync(file(), 'before')
    await expect(new MLP([3, 2]).saveWeights(file())).rejects.toThrow(
      new Error(
        'saveWeights: in MLP these have no numbers yet: l0/W [?, 3], l1/W [?, 2]; run the model once on an input, or give ' +
          'their layers an inSize',
      ),
    )
    expect(readFileSync(file(), 'utf8')).toBe('before')
    expect(readdirSync(folder)).toEqual([`mlp.${extension}`])
  })
})

it('the file of step 53 has the names, shapes and dtype of the book', async () => {
  await new MLP([1000, 10], { inSize: 784 }).saveWeights(join(folder, 'my_mlp.npz'))
  const arrays = Object.entries(await loadArrays(join(folder, 'my_mlp.npz')))
  expect(arrays.map(([name, { shape, dtype }]) => [name, shape, dtype])).toEqual([
    ['l0/W', [784, 1000], 'float32'],
    ['l0/b', [1000], 'float32'],
    ['l1/W', [1000, 10], 'float32'],
    ['l1/b', [10], 'float32'],
  ])
})

describe('setWeights', () => {
  it('brings the numbers into the dtype of the parameters, and skips the batches that PyTorch counts', () => {
    const layer = new Tied()
    setWeights(layer, { ...tied, num_batches_tracked: array(100) })
    expect(numbers(layer)).toEqual([
      ['W', 'float64'],
      ['mean', 'float32'],
      ['count', 'int32'],
    ])
    expect(layer.W.data.tolist()).toEqual([5, 6])
  })

  it("takes PyTorch's names, which have dots", () => {
    const model = new MLP([2])
    setWeights(model, { 'l0.W': ones([3, 2]), 'l0.b': zeros(2) })
    expect(model.l0.W.data.tolist()).toEqual(ones([3, 2]).tolist())
  })

  it('takes a parameter by any of its names', () => {
    const layer = new Tied()
    const { W, ...others } = tied
    setWeights(layer, { 'again/0': W, ...others })
    expect(layer.W.data).toEqual(W)
    setWeights(layer, { 'again/0': W, W, ...others })
    expect(() => setWeights(layer, { 'again/0': W.add(1), ...tied })).toThrow('superfluous: again/0 [2]')
  })

  it('lists all that does not fit in one error, and changes nothing', () => {
    const model = new MLP([3, 2], { inSize: 4 })
    const before = weightsOf(model)
    const { 'l1/b': _, ...arrays } = weightsOf(new MLP([3, 2], { inSize: 5 }))
    expect(() => setWeights(model, { ...arrays, 'l0/b': ones(4), 'fc.bias': ones(2) })).toThrow(
      new RangeError(
        'setWeights: the weights do not fit MLP, so nothing was changed; { strict: false } loads those that fit:\n' +
          '  missing: l1/b\n' +
          '  superfluous: fc.bias [2]\n' +
          '  of another shape: l0/W [5, 3] float32 for [4, 3] float32, l0/b [4] float64 for [3] float32',
      ),
    )
    expect(weightsOf(model)).toEqual(before)
  })

  it('loads what fits when it is not strict, and says what it left out', () => {
    const model = new MLP([3, 2], { inSize: 4 })
    const { 'l1/W': W } = weightsOf(model)
    const leftOut = setWeights(model, { 'l0/b': ones(3), 'l1/W': ones(2), other: ones(1) }, { strict: false })
    expect(leftOut).toEqual({ missing: ['l0/W', 'l1/b'], superfluous: ['other'], misfits: ['l1/W'] })
    expect(model.l0.b?.data.tolist()).toEqual([1, 1, 1])
    expect(model.l1.W.data).toBe(W)
  })

  it.each([
    ['another outSize', ones([4, 2])],
    ['another number of axes', ones(3)],
    ['no rows', zeros([0, 3])],
  ])('refuses %s also where the shape is not known yet', (_, W) => {
    const layer = new Linear(3, { bias: false })
    expect(() => setWeights(layer, { W })).toThrow('for [?, 3] float32')
    expect(layer.W.shape).toEqual([0, 3])
  })

  it('refuses fractions for integers', () => {
    expect(() => setWeights(new Tied(), { ...tied, count: array(0.5) })).toThrow('count [] float64 for [] int32')
  })

  it('does not take the names of what every object has', () => {
    expect(() => setWeights(new Tied(), { ...tied, constructor: ones(1) })).toThrow('superfluous: constructor [1]')
  })
})

describe('is refused:', () => {
  const layer = new Tied()

  it('Linear(3) in a Linear(4), by the names of the file and of the parameter', async () => {
    const file = join(folder, 'linear.npz')
    await new Linear(3, { inSize: 2 }).saveWeights(file)
    const linear = new Linear(4, { inSize: 2 })
    const W = linear.W.data
    await expect(linear.loadWeights(file)).rejects.toThrow(
      /^loadWeights: .*linear\.npz: .*W \[2, 3\] float32 for \[2, 4\]/s,
    )
    expect(linear.W.data).toBe(W)
  })

  it('another extension', async () => {
    await expect(layer.saveWeights('weights.h5')).rejects.toThrow(
      new TypeError('saveWeights: "weights.h5" must end in .safetensors or .npz, which says what to write'),
    )
  })

  it('a file that is not there', async () => {
    const file = join(folder, 'nothing.npz')
    await expect(layer.loadWeights(file)).rejects.toThrow(`loadWeights: cannot read ${file}: there is no such file`)
  })

  it('a damaged file, by its name', async () => {
    const file = join(folder, 'damaged.npz')
    writeFileSync(file, arraysToBytes(tied, 'npz').subarray(1))
    await expect(layer.loadWeights(file)).rejects.toThrow(`loadWeights: ${file}: neither a .npz nor a`)
  })

  it('a folder that is not there, and leaves nothing behind', async () => {
    const file = join(folder, 'missing', 'a.npz')
    await expect(layer.saveWeights(file)).rejects.toThrow(`saveWeights: cannot write ${file}: the folder`)
    expect(readdirSync(folder)).toEqual([])
  })

  it('a model without parameters', () => {
    class Hidden extends Layer {
      readonly #W = new Parameter(1)
      forward() {
        return this.#W
      }
    }
    expect(() => weightsOf(new Hidden())).toThrow('weightsOf: no parameters were found in Hidden')
  })

  it('an unknown option', async () => {
    const options = { strickt: false } as never
    await expect(layer.loadWeights('a.npz', options)).rejects.toThrow('loadWeights: there is no option strickt')
    expect(() => setWeights(layer, tied, options)).toThrow('setWeights: there is no option strickt')
  })
})

it('weights go through bytes, where there are no files', () => {
  const [layer, other] = [new Tied(), new Tied()]
  layer.W.data = array([8, 9])
  setWeights(other, arraysFromBytes(arraysToBytes(weightsOf(layer), 'safetensors')))
  expect(other.W.data.tolist()).toEqual([8, 9])
})

describe('in a browser', () => {
  beforeEach(() => {
    vi.stubGlobal('process', { ...process, getBuiltinModule: undefined })
  })
  afterEach(() => {
    vi.unstubAllGlobals()
  })

  it('weights are fetched', async () => {
    const asked = vi.fn(async (_url: string) => new Response(new Uint8Array(arraysToBytes(tied, 'safetensors'))))
    vi.stubGlobal('fetch', asked)
    const layer = new Tied()
    await layer.loadWeights('weights/tied.safetensors')
    expect(asked.mock.calls).toEqual([['weights/tied.safetensors']])
    expect(layer.W.data).toEqual(tied.W)
  })

  it('the server says why not', async () => {
    vi.stubGlobal('fetch', async () => new Response(null, { status: 404, statusText: 'Not Found' }))
    await expect(new Tied().loadWeights('a.npz')).rejects.toThrow('loadWeights: cannot read a.npz: 404 Not Found')
  })

  it('nothing is written', async () => {
    await expect(new Tied().saveWeights('a.npz')).rejects.toThrow(
      new Error(
        'saveWeights: a browser does not write files; arraysToBytes of @dezero/nn/files gives the bytes instead',
      ),
    )
  })
})

describe('arrays of all kinds go to files and back:', () => {
  it('several', async () => {
    await saveArrays(join(folder, 'xy.npz'), { x, y: [1, 2] })
    expect(await loadArrays(join(folder, 'xy.npz'))).toEqual({ x, y: array([1, 2]) })
  })

  it('one', async () => {
    await saveArray(join(folder, 'x.npy'), x.T)
    expect(await loadArray(join(folder, 'x.npy'))).toEqual(x.T.copy())
    await expect(saveArray('x.npz', x)).rejects.toThrow('saveArray: "x.npz" does not end in .npy')
  })

  it('from a URL', async () => {
    const url = `data:application/octet-stream;base64,${Buffer.from(arraysToBytes({ x }, 'npz')).toString('base64')}`
    expect(await loadArrays(url)).toEqual({ x })
  })
})
