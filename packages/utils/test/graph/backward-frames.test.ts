import { Variable as Full, FunctionNode, type Grad, gradients, noGrad } from '@dezero/core'
import { Variable as Simple } from '@dezero/core-simple'
import { array, NdArray } from '@dezero/ndarray'
import { type BackwardFrame, backwardFrames, graphOf, type PlayedGrad, type PlayedVariable } from '@dezero/utils'
import { describe, expect, it } from 'vitest'
import { type Core, cores, type Variable } from '../cores.ts'
import { derivative, ofBothCores, ofTheFullCore, tanh } from '../graphs.ts'

/** s, d = x0 + x1, x0 − x1 */
const sumAndDifference = ({ FunctionNode }: Core) =>
  class SumAndDifference extends FunctionNode {
    forward(x0: NdArray, x1: NdArray) {
      return [x0.add(x1), x0.sub(x1)]
    }
    backward(gs: NdArray, gd: NdArray) {
      return [gs.add(gd), gs.sub(gd)]
    }
  }

const graphs: Record<string, (core: Core) => Variable> = {
  ...ofBothCores,
  chain: ({ Variable }) => new Variable([1, 2], { name: 'x' }).pow(2).neg(),
  diamond({ Variable }) {
    const a = new Variable(2, { name: 'x' }).pow(2)
    return a.mul(3).add(a.pow(2))
  },
  reuse({ Variable }) {
    const x = new Variable(0.1, { name: 'x' })
    return x.mul(x).div(x.add(x)).mul(x)
  },
  'several outputs'(core) {
    const [x0, x1] = [new core.Variable(0.1, { name: 'x0' }), new core.Variable(0.7, { name: 'x1' })]
    const [s, d] = new (sumAndDifference(core))().call(x0, x1)
    return d.mul(x1).div(s).mul(d.pow(3)).add(x0)
  },
  'an unused output'(core) {
    const [s] = new (sumAndDifference(core))().call(new core.Variable(1), new core.Variable(2))
    return s.pow(2)
  },
  'two dtypes': ({ Variable }) =>
    new Variable(array([0.1, 0.2], { dtype: 'float32' }), { name: 'x' }).mul(new Variable([3, 4])),
}

/** The gradients at the end of a pass: of each variable the last sum. */
const finalGradients = <V extends PlayedVariable>(frames: readonly BackwardFrame<V>[]) =>
  new Map(frames.flatMap(({ sums }) => [...sums]))

const numbers = (gradient: PlayedGrad | undefined) => String(gradient instanceof NdArray ? gradient : gradient?.data)

describe.each(cores)('backwardFrames, for $name', ({ core }) => {
  const { Variable } = core

  it.each(Object.keys(graphs))('ends with the gradients of backward(), to the last digit: %s', (name) => {
    const y = graphs[name](core)
    const played = finalGradients(backwardFrames(y))
    y.backward({ retainGrad: true })
    const variables = [...graphOf(y).variables] as Variable[]
    for (const x of variables) if (x !== y) expect(numbers(played.get(x) as NdArray)).toBe(numbers(x.grad))
    expect(played.size).toBe(variables.filter((x) => x !== y && x.grad !== undefined).length)
  })

  it('asks the youngest function first, and each once', () => {
    const frames = backwardFrames(graphs.diamond(core))
    expect(frames.map(({ node }) => node.name)).toEqual(['Add', 'Pow', 'Mul', 'Pow'])
  })

  it('says what comes in, what goes out, and what that adds up to', () => {
    const x = new Variable(3)
    const [{ node, gys, gxs, sums }] = backwardFrames(x.mul(x))
    expect(node.name).toBe('Mul')
    expect(gys.map(numbers)).toEqual(['1.0'])
    expect(gxs.map((gx) => numbers(gx!))).toEqual(['3.0', '3.0'])
    expect([...sums].map(([variable, sum]) => [variable === x, numbers(sum)])).toEqual([[true, '6.0']])
  })

  it('adds up over frames', () => {
    const x = new Variable(2)
    const sumsOfX = backwardFrames(x.mul(5).add(x.mul(7))).flatMap(({ sums }) =>
      sums.has(x) ? [numbers(sums.get(x)!)] : [],
    )
    expect(sumsOfX).toEqual(['7.0', '12.0'])
  })

  it('gives zeros for an output that nothing used', () => {
    const [, { gys }] = backwardFrames(graphs['an unused output'](core))
    expect(gys.map(numbers)).toEqual(['6.0', '0.0'])
  })

  it('leaves out what needs no gradient', () => {
    const [{ gxs, sums }] = backwardFrames(new Variable(2).add(1))
    expect([gxs.length, sums.size]).toEqual([2, 1])
  })

  it('starts from the gradient of y, and changes none', () => {
    const x = new Variable(2)
    const y = x.pow(2)
    y.backward({ retainGrad: true })
    const [gx, gy] = [x.grad, y.grad]
    expect(numbers(finalGradients(backwardFrames(y)).get(x))).toBe('4.0')
    expect([x.grad === gx, y.grad === gy]).toEqual([true, true])
    y.grad = gy?.mul(10) as typeof gy
    expect(numbers(finalGradients(backwardFrames(y)).get(x))).toBe('40.0')
  })

  it('plays inside noGrad too, where backward() works as well', () => {
    const x = new Variable(3)
    const y = x.pow(2)
    expect(core.noGrad(() => numbers(finalGradients(backwardFrames(y)).get(x)))).toBe('6.0')
  })

  it('is empty for a leaf, whose grad stays', () => {
    const x = new Variable(2)
    expect(backwardFrames(x)).toEqual([])
    expect(x.grad).toBeUndefined()
  })

  it('goes as deep as the graph', () => {
    let y = new Variable(1)
    for (let i = 0; i < 20_000; i++) y = y.neg()
    expect(backwardFrames(y)).toHaveLength(20_000)
  })

  it('fails where backward() fails, with its words', () => {
    const x = new Variable(2, { name: 'x' })
    const y = x.pow(2)
    x.data = 3
    expect(() => backwardFrames(y)).toThrow('the data of variable "x", an input of Pow, was assigned after')
    expect(() => backwardFrames(core.noGrad(() => x.pow(2)))).toThrow('was computed without a graph')
    expect(() => backwardFrames(2 as never)).toThrow('backwardFrames: expected a Variable, got the number 2')
    expect(() => backwardFrames(y, { retainGrad: true } as never)).toThrow('there is no option retainGrad')
  })
})

describe('createGraph', () => {
  it.each(Object.keys(ofTheFullCore))('has frames of each gradient in turn: %s', (name) => {
    const y = ofTheFullCore[name]()
    const leaves = ([...graphOf(y).variables] as Full[]).filter((x) => x.creator === undefined && x.needsGrad)
    const first = finalGradients(backwardFrames(y, { createGraph: true }))
    const expected = gradients(y, leaves, { createGraph: true })
    for (const [i, x] of leaves.entries()) {
      expect(numbers(first.get(x))).toBe(numbers(expected[i]))
      expect(graphOf(first.get(x)!).functions.size).toBe(graphOf(expected[i]).functions.size)
    }
  })

  it('goes order by order: the derivatives of tanh', () => {
    const x = new Full(1)
    let y = tanh(x)
    const sizes = []
    for (let order = 1; order <= 4; order++) {
      const frames = backwardFrames(y, { createGraph: true })
      sizes.push(frames.length)
      y = frames.findLast(({ sums }) => sums.has(x))!.sums.get(x)!
      expect(numbers(y)).toBe(numbers(derivative(tanh, new Full(1), order)))
    }
    expect(sizes).toEqual([1, 4, 9, 21])
  })

  it('off leaves gradients without a graph', () => {
    const x = new Full(2)
    const gx = finalGradients(backwardFrames(x.pow(2))).get(x)!
    expect(graphOf(gx).functions.size).toBe(0)
  })

  it('needs the full core, and a graph that may be recorded', () => {
    expect(() => backwardFrames(new Simple(2).pow(2), { createGraph: true })).toThrow('there is no option createGraph')
    const y = new Full(2).pow(2)
    expect(() => noGrad(() => backwardFrames(y, { createGraph: true }))).toThrow('inside noGrad nothing is recorded')
  })

  it('changes nothing when a function fails', () => {
    class Broken extends FunctionNode {
      forward(x: NdArray) {
        return x
      }
      backward(gy: Grad) {
        return [gy, gy]
      }
    }
    const x = new Full(2)
    expect(() => backwardFrames(new Broken().call(x).mul(x))).toThrow('gave 2 gradients for 1 inputs')
    expect(x.grad).toBeUndefined()
  })
})
