import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sum, testMode, type Variable, type VariableLike } from '@dezero/core'
import { gelu, relu, sin } from '@dezero/functions'
import { type NdArray, random } from '@dezero/ndarray'
import {
  AveragePool,
  BatchNorm,
  Conv2d,
  Deconv2d,
  Dropout,
  Embed,
  GRU,
  type Layer,
  LayerNorm,
  Linear,
  LSTM,
  MaxPool,
  MLP,
  Model,
  RNN,
  Sequential,
} from '@dezero/nn'
import { type Arrays, loadArrays, saveArrays, weightsOf } from '@dezero/nn/files'
import type {} from '@dezero/testing/matchers' // the type of toBeAllClose
import { toTorch } from '@dezero/torch'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { python, suite } from './pytorch.ts'

/** Words in, scores of words out, by the same table. */
class Tied extends Model {
  embed = new Embed(7, 4)
  blocks = [new Linear(4), new Linear(4, { bias: false })]
  norm = new LayerNorm()

  forward(ids: VariableLike): Variable {
    const words = this.embed.call(ids)
    const y = this.blocks[1].call(gelu(this.blocks[0].call(words)))
    return this.norm.call(y.add(words)).matmul(this.embed.W.T)
  }
}

/** Two steps of a sequence, the second from the state of the first. */
class TwoSteps extends Model {
  cell: LSTM | GRU | RNN

  constructor(cell: LSTM | GRU | RNN) {
    super()
    this.cell = cell
  }
  forward(xs: VariableLike): Variable {
    this.cell.resetState()
    const [x0, x1] = [(xs as Variable).slice(':', 0), (xs as Variable).slice(':', 1)]
    this.cell.call(x0)
    return this.cell.call(x1)
  }
}

/** Layers in lists within lists. */
class Grid extends Model {
  all = [sin, new Linear(3), [new Linear(2), { out: new Linear(1) }]] as const

  forward(x: VariableLike): Variable {
    const [f, first, [second, { out }]] = this.all
    return out.call(second.call(first.call(f(x))))
  }
}

const flat = (x: Variable) => x.reshape(x.shape[0], -1)
const generator = random.generator(1)
const floats = (...shape: number[]) => generator.randn(...shape).astype('float32')
const pixels = floats(6, 2, 8, 8)

const network = () =>
  new Sequential(
    new Conv2d(4, 3, { pad: 1, bias: false }),
    new BatchNorm({ decay: 0.7 }),
    relu,
    new MaxPool(2),
    new Conv2d(6, 3, { stride: 2, pad: 'same', groups: 2 }),
    new Deconv2d(2, 3, { stride: 2, pad: 1 }),
    sin,
    new AveragePool(2, { stride: 1, pad: 1 }),
    flat,
    new Linear(5),
  )

const models: Record<string, { model: Layer; x: NdArray }> = {
  MLP: { model: new MLP([10, 3]), x: floats(6, 4) },
  'a convolutional network with BatchNorm': { model: network(), x: pixels },
  'a network that drops elements out': {
    model: new Sequential(new Linear(8), new Dropout(0.5), new Linear(2)),
    x: floats(6, 3),
  },
  'a network in float64': { model: new MLP([4, 1], { dtype: 'float64' }), x: generator.randn(6, 2) },
  'lists of layers, and a table of words that is used twice': {
    model: new Tied(),
    x: generator.uniform(0, 7, { size: [6, 3] }).astype('int32'),
  },
  'lists of layers within lists': { model: new Grid(), x: floats(6, 3) },
  RNN: { model: new TwoSteps(new RNN(5, { inSize: 3 })), x: floats(6, 2, 3) },
  LSTM: { model: new TwoSteps(new LSTM(5)), x: floats(6, 2, 3) },
  GRU: { model: new TwoSteps(new GRU(5)), x: floats(6, 2, 3) },
}

/** Runs each model after and in training, differentiates a loss, goes a step down, and saves all of it. */
const script = `
import importlib, json, sys, torch

for name in json.load(sys.stdin):
    module = importlib.import_module(name)
    model = module.Net()
    model.load_state_dict(module.load_file(f'{name}/weights.safetensors'))
    x = module.load_file(f'{name}/x.safetensors')['x']
    results = {'tested': model.eval()(x)}
    loss = (model.eval() if 'dropout' in open(f'{name}/__init__.py').read() else model.train())(x).pow(2).sum()
    loss.backward()
    results['loss'] = loss
    module.save_file(results, f'{name}/results.safetensors')
    module.save_file({key: p.grad for key, p in model.named_parameters()}, f'{name}/gradients.safetensors')
    torch.optim.SGD(model.parameters(), lr=0.01).step()
    module.save_file(model.state_dict(), f'{name}/after.safetensors')
`

const folder = mkdtempSync(join(tmpdir(), 'dezero-torch-'))
afterAll(() => rmSync(folder, { recursive: true }))
const names = Object.keys(models)
const file = (title: string, name: string) => join(folder, `model${names.indexOf(title)}`, name)

const close = { rtol: 1e-5, atol: 1e-5 }

describe.skipIf(python === undefined)(suite('PyTorch, with a batch of another length,'), () => {
  beforeAll(async () => {
    random.seed(0)
    for (const [title, { model, x }] of Object.entries(models)) {
      mkdirSync(file(title, ''))
      const { code, weights } = toTorch(model, { inputs: { x: x.slice(':4') }, name: 'Net' })
      writeFileSync(file(title, '__init__.py'), code)
      writeFileSync(file(title, 'weights.safetensors'), weights)
      await saveArrays(file(title, 'x.safetensors'), { x })
    }
    const input = JSON.stringify(names.map((_, i) => `model${i}`))
    execFileSync(python!, ['-c', script], { cwd: folder, input, encoding: 'utf8' })
  }, 600_000)

  it.each(names)('computes %s and its gradients, and its weights come back', async (title) => {
    const { model, x } = models[title]
    const { tested, loss } = await loadArrays(file(title, 'results.safetensors'))
    const gradients = await loadArrays(file(title, 'gradients.safetensors'))
    expect(tested).toBeAllClose(testMode(() => model.call(x)).data, close)

    const drops = title.includes('drops')
    const total = (drops ? testMode : (run: () => Variable) => run())(() => sum(model.call(x).pow(2)))
    expect(loss).toBeAllClose(total.data, close)
    model.clearGrads()
    total.backward()
    const expected: Arrays = weightsOf(model) // with the statistics that have followed the batch
    for (const [path, parameter] of model.namedParams()) {
      const { data } = parameter.grad!
      const size = Math.max(1, data.abs().max().item())
      expect(gradients[path.replaceAll('/', '.')].div(size)).toBeAllClose(data.div(size), close)
      expected[path] = parameter.data.sub(data.mul(0.01))
    }
    await model.loadWeights(file(title, 'after.safetensors'))
    for (const [path, array] of Object.entries(weightsOf(model))) expect(array).toBeAllClose(expected[path], close)
  })
})
