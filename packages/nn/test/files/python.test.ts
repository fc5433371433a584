import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { softmaxCrossEntropy } from '@dezero/functions'
import { arange, array, type NdArray, random } from '@dezero/ndarray'
import { Adam } from '@dezero/optim'
import type {} from '@dezero/testing/matchers' // the type of toBeAllClose
import { afterAll, describe, expect, it } from 'vitest'
import { loadArray, loadArrays, saveArray, saveArrays } from '../../src/files.ts'
import { MLP, VGG16 } from '../../src/index.ts'
import { python, run, safetensors } from './python.ts'

const folder = mkdtempSync(join(tmpdir(), 'dezero-python-'))
afterAll(() => rmSync(folder, { recursive: true }))
const file = (name: string) => join(folder, name)

/** One array of each dtype, and of each number of axes. */
const arrays: Record<string, NdArray> = {
  'l0/W': random.generator(0).randn(3, 4).T,
  'l0/b': random.generator(1).randn(4).astype('float32'),
  count: array(-3, { dtype: 'int32' }),
  'mask é': array([[[true, false]]]),
  none: arange(0),
}

/** Python's text for the dtype, the shape and the numbers of some arrays. */
const told = `
def told(arrays):
    return json.dumps({name: [x.dtype.name, list(x.shape), x.tolist()] for name, x in sorted(arrays.items())})
`

const toldHere = (of: Record<string, NdArray>) =>
  Object.fromEntries(Object.entries(of).map(([name, x]) => [name, [x.dtype, x.shape, x.tolist()]]))

/** Writes the same arrays in every way that NumPy has. */
const many = `
a = np.arange(6).reshape(2, 3) - 2
types = ['<f8', '>f8', '<f4', '>f4', '<f2', '>f2', '<i8', '>i8', '<i4', '>i4', '<i2', '>u2', '|i1', '<u4', '>u8']
arrays = {code[1:] + ('big' if code[0] == '>' else ''): np.abs(a).astype(code) for code in types}
arrays.update(signed=a, fortran=np.asfortranarray(a.astype('>f4')), bool=a > 0, scalar=np.array(2.5), view=a.T[::-1, ::-1])
`
const sizes = [
  [2, 1, 0],
  [1, 2, 3],
]

const suite = python === undefined ? 'Python (left out: no python3 with NumPy was found)' : 'Python'

describe.skipIf(python === undefined)(suite, () => {
  it('reads a .npz file that was written here, with np.load', async () => {
    await saveArrays(file('here.npz'), arrays)
    const script = `${safetensors}${told}print(told(np.load('here.npz')))`
    expect(JSON.parse(run(script, folder))).toEqual(toldHere(arrays))
  })

  it('reads a .safetensors file that was written here', async () => {
    await saveArrays(file('here.safetensors'), arrays)
    const script = `${safetensors}${told}print(told(load_file('here.safetensors')))`
    expect(JSON.parse(run(script, folder))).toEqual(toldHere(arrays))
  })

  it('reads a .npy file that was written here, which has the bytes of its own', async () => {
    await saveArray(file('here.npy'), arrays['l0/W'])
    const script = `
import io
import numpy as np
own = io.BytesIO()
np.save(own, np.ascontiguousarray(np.load('here.npy')))
print(own.getvalue() == open('here.npy', 'rb').read())`
    expect(run(script, folder)).toBe('True\n')
  })

  it.each(['savez', 'savez_compressed'])('writes a .npz file with np.%s, which is read here', async (savez) => {
    run(`${safetensors}${many}np.${savez}('there.npz', **arrays)`, folder)
    const { signed, fortran, bool, scalar, view, ...others } = await loadArrays(file('there.npz'))
    expect(Object.keys(others)).toHaveLength(15)
    for (const x of Object.values(others)) expect(x.tolist()).toEqual(sizes)
    expect(toldHere({ signed, fortran, bool, scalar, view })).toEqual({
      signed: [
        'int32',
        [2, 3],
        [
          [-2, -1, 0],
          [1, 2, 3],
        ],
      ],
      fortran: [
        'float32',
        [2, 3],
        [
          [-2, -1, 0],
          [1, 2, 3],
        ],
      ],
      bool: [
        'bool',
        [2, 3],
        [
          [false, false, false],
          [true, true, true],
        ],
      ],
      scalar: ['float64', [], 2.5],
      view: [
        'int32',
        [3, 2],
        [
          [3, 0],
          [2, -1],
          [1, -2],
        ],
      ],
    })
  })

  it('writes a .safetensors file, which is read here', async () => {
    const kinds = "{code: np.abs(a).astype(code) for code in codes.values() if code != '|b1'}"
    run(`${safetensors}${many}save_file({**${kinds}, 'bool': a > 0}, 'there.safetensors')`, folder)
    const { bool, ...others } = await loadArrays(file('there.safetensors'))
    expect(Object.keys(others)).toHaveLength(7)
    for (const x of Object.values(others)) expect(x.tolist()).toEqual(sizes)
    expect(bool.tolist()).toEqual([
      [false, false, false],
      [true, true, true],
    ])
  })

  it('writes each float16, which is read here', async () => {
    const script = `
import numpy as np
x = np.arange(65536).astype('u2').view('f2')
np.savez('halves.npz', little=x, big=x.astype('>f2'), float32=x.astype('f4'))`
    run(script, folder)
    const { little, big, float32 } = await loadArrays(file('halves.npz'))
    const differ = Array.from(float32.data).filter(
      (x, i) => !(Object.is(x, little.data[i]) && Object.is(x, big.data[i])),
    )
    expect([float32.size, differ]).toEqual([65536, []])
  })

  it.each([
    ['npz', []],
    ['safetensors', ['fc6/W [4096, 1]', 'fc7/W [4096, 1]', 'fc8/W [1000, 1]']],
  ])('writes a thin VGG16 in .%s, whose names are all known here', async (format, turned) => {
    // As the book converts it from Chainer, and as torchvision's state_dict() has it.
    const script = `${safetensors}
def layers(conv, fc):
    channels = [64] * 2 + [128] * 2 + [256] * 3 + [512] * 6
    return [*zip(conv, channels), *zip(fc, (4096, 4096, 1000))]

def arrays(layers, weight, bias):
    return {name + end: np.zeros(shape, 'f4') for name, n in layers for end, shape in ((weight, (1, n)), (bias, n))}

book = layers([f'conv{i}_{j}' for i, n in enumerate((2, 2, 3, 3, 3), 1) for j in range(1, n + 1)], ['fc6', 'fc7', 'fc8'])
places = [0, 2, 5, 7, 10, 12, 14, 17, 19, 21, 24, 26, 28]
torchvision = layers([f'features.{i}' for i in places], [f'classifier.{i}' for i in (0, 3, 6)])
np.savez_compressed('vgg16.npz', **arrays(book, '/W', '/b'))
save_file(arrays(torchvision, '.weight', '.bias'), 'vgg16.safetensors')`
    run(script, folder)
    const message = await VGG16.load(file(`vgg16.${format}`)).then(String, String)
    expect(message).not.toMatch(/missing:|superfluous:/)
    // Biases fit, and so do matrices of one row, unless they are the other way around.
    const misfits = message.match(/\w+\/\w \[\d+, \d+\](?= float32 for)/g) ?? []
    expect(misfits.filter((name) => name.startsWith('conv'))).toHaveLength(13)
    expect(misfits.filter((name) => name.startsWith('fc'))).toEqual(turned)
  })

  it('gives the outputs of a network that was trained here', async () => {
    random.seed(0)
    const x = random.randn(30, 2).astype('float32')
    const t = x.slice(':', 0).greater(x.slice(':', 1)).astype('int32')
    const model = new MLP([10, 2])
    const optimizer = new Adam({ lr: 0.1 }).setup(model)
    for (let i = 0; i < 50; i++) {
      const loss = softmaxCrossEntropy(model.call(x), t)
      model.clearGrads()
      loss.backward()
      optimizer.update()
    }
    await model.saveWeights(file('mlp.npz'))
    await model.saveWeights(file('mlp.safetensors'))
    await saveArray(file('x.npy'), x)
    const script = `${safetensors}
x = np.load('x.npy')
for name, w in [('npz', np.load('mlp.npz')), ('safetensors', load_file('mlp.safetensors'))]:
    h = 1 / (1 + np.exp(-(x @ w['l0/W'] + w['l0/b'])))
    np.save(name + '.npy', h @ w['l1/W'] + w['l1/b'])`
    run(script, folder)
    const y = model.call(x).data
    for (const name of ['npz.npy', 'safetensors.npy']) {
      const there = await loadArray(file(name))
      expect(there.dtype).toBe('float32')
      expect(there).toBeAllClose(y, { rtol: 1e-5, atol: 1e-5 })
    }
    expect(y.argmax({ axis: 1 })).toEqual(t)
  })
})
