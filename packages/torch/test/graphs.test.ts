import { createRequire } from 'node:module'
import * as core from '@dezero/core'
import { FunctionNode, gradients, sum, Variable } from '@dezero/core'
import { dropout, softmaxCrossEntropy, tanh } from '@dezero/functions'
import { array, type NdArray, random } from '@dezero/ndarray'
import { Linear } from '@dezero/nn'
import { arraysFromBytes } from '@dezero/nn/files'
import { describe, expect, it } from 'vitest'
import { toTorch } from '../src/index.ts'
import { table } from '../src/operations/table.ts'
import { mainOf } from './written.ts'

const { randn } = random.generator(0)

describe('a graph as a function of tensors', () => {
  it('computes gradients and their gradients too, with the names of Variables', () => {
    const x = new Variable(array([1, 2, 3]))
    const y = tanh(x.mul(2))
    const [gx] = gradients(sum(y), [x], { createGraph: true })
    gx.name = 'gx'
    expect(mainOf(toTorch([y, gx], { inputs: { x } }))).toBe(`def f(x):
    y1 = torch.tanh(x * 2)
    gx = torch.tensor(1.0, dtype=torch.float64).reshape(1).expand(3) * (1 - y1 * y1) * 2
    return y1, gx`)
  })

  it('takes Parameters, and Variables with a name, as arguments, whose numbers are in the file', () => {
    const x = new Variable(randn(4, 2))
    const { W, b } = new Linear(3, { inSize: 2 })
    const scale = new Variable(2, { name: 'scale' })
    const y = softmaxCrossEntropy(x.matmul(W).add(b!).mul(scale), [0, 1, 2, 1])
    const program = toTorch(y, { inputs: { x }, name: 'loss' })
    expect(mainOf(program)).toBe(`def loss(x, W, b, scale):
    y1 = (x @ W.double() + b.double()) * scale
    y2 = F.cross_entropy(y1, torch.tensor([0, 1, 2, 1], device=x.device), reduction='none')
    return y2.sum() / 4`)
    expect(Object.keys(arraysFromBytes(program.weights)).sort()).toEqual(['W', 'b', 'scale'])
  })

  it('takes constants with many numbers as arguments too, and writes short ones out', () => {
    const x = new Variable(randn(3))
    const y = x.add([1, 2.5, -1]).mul(randn(100, 3))
    expect(mainOf(toTorch(y, { inputs: { x } }))).toBe(`def f(x, constant):
    y1 = x + torch.tensor([1.0, 2.5, -1.0], dtype=torch.float64, device=x.device)
    return y1 * constant`)
  })

  it('begins at its inputs, which may be results', () => {
    const x = new Variable(randn(3))
    const h = tanh(x)
    expect(mainOf(toTorch(h.mul(h), { inputs: { h } }))).toBe('def f(h):\n    return h * h')
  })

  it('keeps the draws of dropout, as they are a part of it', () => {
    const x = new Variable(randn(2))
    const rand = () => array([0.1, 0.9])
    expect(mainOf(toTorch(dropout(x, 0.5, { generator: { rand } }), { inputs: { x } }))).toBe(`def f(x):
    return torch.where(torch.tensor([False, True], device=x.device), x / 0.5, 0)`)
  })

  it('has parentheses where Python needs them, and no others', () => {
    const [x, w] = [new Variable(randn(2, 2)), new Variable(randn(2, 2))]
    const y = x.sub(w.sub(x)).mul(w.add(1)).neg().pow(2).div(x.mul(w))
    expect(mainOf(toTorch(y, { inputs: { x, w } }))).toBe(
      'def f(x, w):\n    return (-((x - (w - x)) * (w + 1))) ** 2 / (x * w)',
    )
  })

  it('chooses between numbers in the dtype that they have, which PyTorch would not know', () => {
    const x = new Variable(randn(2))
    expect(mainOf(toTorch(core.where(core.greater(x, 0), 1, 0.5).mul(x), { inputs: { x } }))).toBe(`def f(x):
    return torch.where(x > 0, torch.tensor(1.0, dtype=torch.float64), 0.5) * x`)
  })

  it('keeps comparisons of comparisons apart, which Python would chain', () => {
    const x = new Variable(randn(2, 2))
    const y = core.equal(core.notEqual(x, x), false)
    expect(mainOf(toTorch(y, { inputs: { x } }))).toBe('def f(x):\n    return (x != x) == False')
  })

  it('flips what is read backward, for PyTorch has no negative steps', () => {
    const x = new Variable(randn(5, 4))
    expect(mainOf(toTorch(x.slice('-1:1:-2', null, '::-1'), { inputs: { x } }))).toBe(
      'def f(x):\n    return x[2:5:2, None, 0:4].flip(0, 2)',
    )
  })
})

describe('every function', async () => {
  const { exports } = createRequire(import.meta.url)('@dezero/functions/package.json')
  const modules = Object.keys(exports).filter((path) => !path.endsWith('.json'))
  const exported = await Promise.all(
    modules.map((path): Promise<object> => import(/* @vite-ignore */ `@dezero/functions${path.slice(1)}`)),
  )
  const classes = [core, ...exported]
    .flatMap((module) => Object.values(module))
    .filter((value) => typeof value === 'function' && value.prototype instanceof FunctionNode)
  it.each([...new Set(classes.map(({ name }) => name))])('can be written: %s', (name) => {
    expect(table.has(name)).toBe(true)
  })
})

describe('toTorch refuses', () => {
  class Cube extends FunctionNode {
    static override get name() {
      return 'Cube'
    }
    forward(x: NdArray) {
      return x.pow(3)
    }
    backward(gy: Variable) {
      return gy.mul(this.inputs[0].pow(2)).mul(3)
    }
  }
  const x = new Variable(randn(3), { name: 'x' })

  it('a function that it does not know, by its name', () => {
    expect(() => toTorch(new Cube().call(x), { inputs: { x } })).toThrow(
      'toTorch: Cube cannot be written in PyTorch, which has no such function; compute what it gives before',
    )
  })

  it.each<[string, () => unknown, string]>([
    [
      'inputs without names',
      () => toTorch(x, { inputs: [x] as never }),
      'inputs are given by their names, { inputs: { x } }',
    ],
    ['no inputs', () => toTorch(x, { inputs: {} }), 'inputs are given by their names'],
    ['names of Python', () => toTorch(x, { inputs: { in: x } }), '"in" cannot be a name in this Python file'],
    [
      'names that a file has',
      () => toTorch(x, { inputs: { torch: x } }),
      '"torch" cannot be a name in this Python file',
    ],
    ['arrays for Variables', () => toTorch(x, { inputs: { x: [1, 2] } }), 'input x of a graph is a Variable'],
    [
      'no outputs',
      () => toTorch([], { inputs: { x } }),
      'expected a model, a Variable or a list of some, got a list of 0',
    ],
    ['arrays', () => toTorch(randn(3) as never, { inputs: { x } }), 'expected a model, a Variable or a list of some'],
    ['unknown options', () => toTorch(x, { inputs: { x }, axis: 0 } as never), 'there is no option axis'],
  ])('%s', (_, write, message) => expect(write).toThrow(message))
})
