import { config, noGrad, Parameter, type Variable, type VariableLike } from '@dezero/core'
import { dropout, gelu, relu, standardize } from '@dezero/functions'
import { array, random, zeros } from '@dezero/ndarray'
import {
  BatchNorm,
  Conv2d,
  Deconv2d,
  Dropout,
  Embed,
  GRU,
  Layer,
  LayerBuffer,
  LayerNorm,
  Linear,
  MaxPool,
  MLP,
  Model,
  RNN,
  Sequential,
} from '@dezero/nn'
import { arraysFromBytes, setWeights, weightsOf } from '@dezero/nn/files'
import { describe, expect, it } from 'vitest'
import { toTorch } from '../src/index.ts'
import { mainOf } from './written.ts'

const { randn } = random.generator(0)
const images = randn(2, 3, 8, 8)
const flat = (x: Variable) => x.reshape(x.shape[0], -1)

/** A model whose forward is given. */
class Given extends Model {
  l = new Linear(3, { inSize: 3 })
  f: (x: Variable, model: Given) => Variable

  constructor(f: (x: Variable, model: Given) => Variable) {
    super()
    this.f = f
  }
  forward(x: VariableLike) {
    return this.f(x as Variable, this)
  }
}

const forwardOf = (model: Layer, x = randn(2, 3), batch = true) =>
  mainOf(toTorch(model, { inputs: { x }, batch })).split('def forward(self, x):\n')[1]

describe('a model as a module of PyTorch', () => {
  it('has the names of its layers', () => {
    const model = new MLP([20, 3], { activation: relu })
    expect(mainOf(toTorch(model, { inputs: { x: randn(4, 2) } }))).toBe(`class MLP(nn.Module):
    def __init__(self):
        super().__init__()
        self.l0 = Linear(2, 20)
        self.l1 = Linear(20, 3)

    def forward(self, x):
        return self.l1(torch.relu(self.l0(x)))`)
  })

  it('takes images, follows training and use, and batches of any length', () => {
    const layers = [new Conv2d(8, 3, { pad: 1, bias: false }), new BatchNorm(), relu, new MaxPool(2), new Dropout(0.3)]
    const model = new Sequential(...layers, flat, new Linear(10))
    expect(mainOf(toTorch(model, { inputs: { images }, name: 'Net' }))).toBe(`class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.l0 = Conv2d(3, 8, (3, 3), padding=1, bias=False)
        self.l1 = BatchNorm(8)
        self.l6 = Linear(128, 10)

    def forward(self, images):
        y1 = F.max_pool2d(torch.relu(self.l1(self.l0(images))), 2, 2)
        return self.l6(F.dropout(y1, 0.3, self.training).reshape(len(images), -1))`)
  })

  it('has lists of layers, parts that are no layers, shared parameters, and buffers', () => {
    class Words extends Model {
      embed = new Embed(7, 4)
      blocks = [new Linear(4), new Linear(4, { bias: false })]
      norm = new LayerNorm({ eps: 0.01 })
      parts = { scale: new Parameter(zeros(4, { dtype: 'float32' })), all: [new Parameter(1)] }
      steps = new LayerBuffer(array(3, { dtype: 'int32' }))

      forward(ids: VariableLike) {
        const words = this.embed.call(ids)
        const y = this.blocks[1].call(gelu(this.blocks[0].call(words)))
        return this.norm
          .call(y.mul(this.parts.scale).add(words))
          .matmul(this.embed.W.T)
          .mul(this.parts.all[0])
          .div(this.steps)
      }
    }
    const ids = array([[1, 2, 3]], { dtype: 'int32' })
    expect(mainOf(toTorch(new Words(), { inputs: { ids } }))).toBe(`class Words(nn.Module):
    def __init__(self):
        super().__init__()
        self.embed = Embed(7, 4)
        self.blocks = nn.ModuleList([Linear(4, 4), Linear(4, 4, bias=False)])
        self.norm = LayerNorm(4, eps=0.01)
        self.parts = nn.Module()
        self.parts.scale = nn.Parameter(torch.zeros(4))
        self.parts.all = nn.ParameterList([nn.Parameter(torch.zeros((), dtype=torch.float64))])
        self.register_buffer('steps', torch.zeros((), dtype=torch.int32))

    def forward(self, ids):
        y1 = self.embed(ids)
        y2 = self.norm(self.blocks[1](F.gelu(self.blocks[0](y1))) * self.parts.scale + y1)
        return (y2 @ self.embed.W.T).double() * self.parts.all[0] / self.steps.double()`)
  })

  it('has lists within lists, and what is no layer keeps its place there', () => {
    class Grid extends Given {
      all = [relu, new Linear(3), [new Linear(2), { out: new Linear(1) }]] as const
    }
    const model = new Grid((x, grid) => {
      const [f, first, [second, { out }]] = (grid as Grid).all
      return out.call(second.call(first.call(f(x))))
    })
    expect(mainOf(toTorch(model, { inputs: { x: randn(2, 3) }, name: 'Net' }))).toBe(`class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.l = Linear(3, 3)
        self.all = nn.ModuleList([nn.Module(), Linear(3, 3), nn.Module()])
        self.all[2] = nn.ModuleList([Linear(3, 2), nn.Module()])
        self.all[2][1].out = Linear(2, 1)

    def forward(self, x):
        return self.all[2][1].out(self.all[2][0](self.all[1](torch.relu(x))))`)
  })

  it('begins sequences with no state', () => {
    expect(forwardOf(new GRU(3, { inSize: 3 }))).toBe(`\
        zeros = torch.zeros(len(x), 3, device=x.device)
        y1 = torch.sigmoid(self.x2z(x) + self.h2z(zeros))
        y2 = self.x2n(x) + torch.sigmoid(self.x2r(x) + self.h2r(zeros)) * self.h2n(zeros)
        return y1 * zeros + (1 - y1) * torch.tanh(y2)`)
  })

  it('has what PyTorch has not as functions behind it', () => {
    const { code } = toTorch(new Given((x) => standardize(x, { axis: 1 }).y), { inputs: { x: randn(2, 3) } })
    expect(code).toContain('return standardize(x, (1,), 0.00001)[0]\n')
    expect(code.match(/^(class|def) .*/gm)).toEqual([
      'class Given(nn.Module):',
      'class Linear(nn.Module):',
      'def standardize(x, axis, eps):',
    ])
  })

  it('writes a layer with options that PyTorch has not by its operations', () => {
    const model = new Sequential(new Conv2d(2, 2, { pad: 'same' }), new Deconv2d(1, 2, { outSize: 9 }))
    expect(mainOf(toTorch(model, { inputs: { x: images } }))).toBe(`class Sequential(nn.Module):
    def __init__(self):
        super().__init__()
        self.l0 = nn.Module()
        self.l0.W = nn.Parameter(torch.zeros(2, 3, 2, 2))
        self.l0.b = nn.Parameter(torch.zeros(2))
        self.l1 = nn.Module()
        self.l1.W = nn.Parameter(torch.zeros(2, 1, 2, 2))
        self.l1.b = nn.Parameter(torch.zeros(1))

    def forward(self, x):
        y1 = F.conv2d(F.pad(x, (0, 1, 0, 1)), self.l0.W, self.l0.b)
        return F.conv_transpose2d(y1, self.l1.W, self.l1.b)`)
  })

  it('says its inputs, and may have several outputs', () => {
    class Pair extends Layer<Variable[]> {
      l = new Linear(2)
      forward(x: VariableLike, h: VariableLike) {
        const y = this.l.call(x)
        return [y.add(h), y]
      }
    }
    const { code } = toTorch(new Pair(), { inputs: { x: randn(4, 3), h: randn(4, 2) } })
    expect(code).toContain('"""Pair, written by DeZero for TypeScript for x (N, 3), h (N, 2)."""')
    expect(code).toContain('        y1 = self.l(x)\n        return y1 + h, y1\n')
  })
})

describe('the length of the batch', () => {
  it('is that of the first input, wherever it stands', () => {
    expect(forwardOf(new Given((x, { l }) => l.call(x).mean().add(x.size)))).toBe(
      '        return self.l(x).sum() / (3 * len(x)) + (3 * len(x))',
    )
  })

  it('is that of the example where batch is false', () => {
    const model = new Given((x, { l }) => l.call(x).mean())
    expect(forwardOf(model, randn(2, 3), false)).toBe('        return self.l(x).sum() / 6')
  })

  it.each([
    ['that computes with fractions of it', (x: Variable) => x.mul(1 / x.shape[0]), 'Mul fixes the length of the batch'],
    ['that computes with its square', (x: Variable) => x.mul(x.shape[0] ** 2), 'Mul fixes the length of the batch'],
    [
      'that has a number for each row',
      (x: Variable) => x.T.mul(array([1, 4, 9]).slice(`:${x.shape[0]}`)).T,
      'Mul fixes the length of the batch',
    ],
    ['that computes more for more rows', (x: Variable) => (x.shape[0] > 2 ? relu(x) : x), 'fixes the length'],
  ])('refuses a model %s', (_, f, message) => {
    const model = new Given((x, { l }) => l.call(f(x)))
    expect(() => forwardOf(model)).toThrow(message)
    expect(() => forwardOf(model)).toThrow('{ batch: false }')
    expect(forwardOf(model, randn(2, 3), false)).toContain('self.l')
  })
})

describe('weights', () => {
  const model = new Sequential(new Conv2d(2, 3), new BatchNorm(), flat, new Linear(4))
  const { weights } = toTorch(model, { inputs: { x: images } })

  it('have the names that PyTorch gives them', () => {
    const names = ['l0.W', 'l0.b', 'l1.gamma', 'l1.beta', 'l3.W', 'l3.b', 'l1.avg_mean', 'l1.avg_var']
    expect(Object.keys(arraysFromBytes(weights))).toEqual(names)
  })

  it('come back under these names, none missing and none superfluous', () => {
    const other = new Sequential(new Conv2d(2, 3), new BatchNorm(), flat, new Linear(4))
    expect(setWeights(other, arraysFromBytes(weights))).toEqual({ missing: [], superfluous: [], misfits: [] })
    expect(weightsOf(other)).toEqual(weightsOf(model))
  })
})

describe('a model that was written', () => {
  it('draws the same random numbers as before, and has the same statistics and states', () => {
    const rnn = new RNN(3, { inSize: 3 })
    const model = new Sequential(new BatchNorm({ inChannels: 3 }), new Dropout(), rnn)
    model.call(randn(2, 3))
    model.call(randn(2, 3))
    const before = JSON.stringify([weightsOf(model), rnn.h])
    const { position } = random.state()
    toTorch(model, { inputs: { x: randn(5, 3) } })
    expect(JSON.stringify([weightsOf(model), rnn.h])).toBe(before)
    expect(random.state().position).toBe(position)
    expect(Object.keys(model.l0)).not.toContain('forward')
  })

  it('is called on floats of the dtype of its parameters, and on whole numbers as they are', () => {
    const seen = new Set<string>()
    const model = new Given((x, { l }) => {
      seen.add(x.dtype)
      return l.call(x)
    })
    toTorch(model, { inputs: { x: randn(2, 3) } })
    expect([...seen]).toEqual(['float32'])
    toTorch(model, { inputs: { x: array([[1, 2, 3]], { dtype: 'int32' }) } })
    expect([...seen]).toEqual(['float32', 'int32'])
  })
})

describe('toTorch refuses', () => {
  const write = (model: Layer<unknown>) => () => toTorch(model, { inputs: { x: randn(2, 3) } })

  it('a model that is another one in testMode, by the name of what it computes', () => {
    const model = new Given((x, { l }) => (config.train ? relu(l.call(x)) : l.call(x)))
    expect(write(model)).toThrow('computes Relu, torch.relu(…) in training where it computes nothing inside testMode')
    const other = new Given((x, { l }) => l.call(x).mul(config.train ? 2 : 3))
    expect(write(other)).toThrow('computes Mul, … * 2 in training where it computes Mul, … * 3 inside testMode')
    expect(write(new Given((x, { l }) => dropout(l.call(x))))).not.toThrow()
  })

  it('numbers that are in no file of weights', () => {
    const table = randn(100, 3)
    expect(write(new Given((x, { l }) => l.call(x.matmul(table.T).matmul(table))))).toThrow(
      'Given computes with 300 numbers of shape [3,100] that are none of its parameters; keep them in a LayerBuffer',
    )
  })

  it('what a model computes without a graph', () => {
    const model = new Given((x, { l }) => l.call(x).mul(noGrad(() => x.mul(2))))
    const message = 'Given computes something of shape [2,3] without a graph, inside noGrad'
    expect(write(model)).toThrow(message)
    expect(() => forwardOf(model, randn(2, 3), false)).toThrow(message)
    expect(write(new Given((x, { l }) => noGrad(() => l.call(x))))).toThrow('output 1 was computed without a graph')
  })

  it('a list of parameters and layers, which PyTorch has not', () => {
    class Mixed extends Given {
      list = [new Parameter([1, 2, 3]), new Linear(3)] as const
    }
    const model = new Mixed((x, mixed) => (mixed as Mixed).list[1].call(x))
    expect(write(model)).toThrow('the list self.list holds parameters or buffers besides something else')
  })

  it('a name that Python, or its modules, keep for themselves', () => {
    class Named extends Given {
      lambda = new Linear(3)
    }
    expect(write(new Named((x, model) => (model as Named).lambda.call(x)))).toThrow('"lambda" cannot be the name')
    class Trained extends Given {
      train = new Linear(3)
    }
    expect(write(new Trained((x, model) => (model as Trained).train.call(x)))).toThrow('"train" cannot be the name')
  })

  it('the name of a layer that it has', () => {
    class Linear2 extends Given {}
    expect(() => toTorch(new Linear2((x, { l }) => l.call(x)), { inputs: { x: randn(2, 3) }, name: 'Linear' })).toThrow(
      "toTorch: the file has a Linear of its own; give the model another name, { name: 'MyLinear' }",
    )
  })

  it('what gives no Variable, and a layer that a call does not settle', () => {
    class Text extends Layer<string> {
      l = new Linear(3, { inSize: 3 })
      forward() {
        return 'text'
      }
    }
    expect(write(new Text())).toThrow('Text gives the string "text"; a model for PyTorch gives a Variable')
    expect(write(new RNN(3))).toThrow('in RNN these have no numbers yet: h2h/W')
  })

  it('a derivative inside a model, and says what to write instead', () => {
    const model = new Given((x, { l }) => {
      l.call(x).sum().backward({ createGraph: true })
      return x.mul(2)
    })
    expect(write(model)).toThrow('differentiates what Linear gives while it computes; write that graph as a function')
  })
})
