import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Parameter, type VariableLike } from '@dezero/core'
import { relu, tanh } from '@dezero/functions'
import { ones } from '@dezero/ndarray'
import { SGD } from '@dezero/optim'
import { afterAll, describe, expect, it } from 'vitest'
import { Linear, MLP, Model, Sequential } from '../src/index.ts'

describe('Sequential', () => {
  const model = new Sequential(new Linear(4), relu, new Linear(2))

  it('applies one layer or function after the other', () => {
    const [l0, , l2] = model.layers as [Linear, unknown, Linear]
    const x = ones([3, 5])
    expect(model.call(x).data.tolist()).toEqual(l2.call(relu(l0.call(x))).data.tolist())
  })
  it('counts functions, too, in the names of its layers', () => {
    expect([...model.namedParams().keys()]).toEqual(['l0/W', 'l0/b', 'l2/W', 'l2/b'])
  })
  it('goes on with another layer where one was assigned', () => {
    model.l2 = new Linear(7)
    expect(model.call(ones([3, 5])).shape).toEqual([3, 7])
    expect(model.params()[2].shape).toEqual([4, 7])
  })
  it('refuses anything else', () => {
    expect(() => new Sequential(Linear as never)).toThrow(
      'Sequential: argument 1 must be a layer or a function of a Variable, got the class Linear; write new Linear(…)',
    )
    expect(() => new Sequential(relu, 3 as never)).toThrow('argument 2 must be a layer or a function of a Variable')
  })
  it('gives x itself when it is empty', () => expect(new Sequential().call([1, 2]).data.tolist()).toEqual([1, 2]))
})

describe('MLP', () => {
  it('has an activation after each layer but the last', () => {
    const model = new MLP([4, 3, 2], { activation: tanh, inSize: 5, bias: false, dtype: 'float64', init: 'he' })
    const [l0, l1, l2] = model.layers
    const x = ones([6, 5])
    expect(model.call(x).data.tolist()).toEqual(l2.call(tanh(l1.call(tanh(l0.call(x))))).data.tolist())
    expect([...model.namedParams().keys()]).toEqual(['l0/W', 'l1/W', 'l2/W'])
    expect([model.l1.W.dtype, model.l1.init]).toEqual(['float64', 'he'])
  })
  it('knows all sizes when it knows the first', () => {
    expect(new MLP([4, 2], { inSize: 5 }).params().map((p) => p.shape)).toEqual([[5, 4], [4], [4, 2], [2]])
    expect(new MLP([4, 2]).params().map((p) => p.shape)).toEqual([[0, 4], [4], [0, 2], [2]])
  })
  it('needs a list of sizes', () => {
    expect(() => new MLP(10 as never)).toThrow(
      'MLP: expected a list of output sizes such as [10, 1], got the number 10',
    )
    expect(() => new MLP([])).toThrow('got a list of 0')
    expect(() => new MLP([1], { hidden: 3 } as never)).toThrow('MLP: there is no option hidden')
  })
})

describe('plot()', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dezero-nn-'))
  afterAll(() => rmSync(folder, { recursive: true }))

  it('draws the graph of the model', async () => {
    const toFile = join(folder, 'model.dot')
    expect(await new MLP([10, 1]).plot(ones([1, 2]), { toFile })).toBe(toFile)
    expect(existsSync(toFile)).toBe(true)
    expect(readFileSync(toFile, 'utf8')).toMatch(/W: \(2, 10\) float32/)
  })
})

describe('with an optimizer', () => {
  it('a model is updated that has drawn nothing yet when it is set up', () => {
    const model = new MLP([2, 1])
    const optimizer = new SGD({ lr: 1 }).setup(model)
    optimizer.update() // there are no gradients
    model
      .call(ones([1, 3]))
      .sum()
      .backward()
    optimizer.update()
    expect(model.l1.b!.data.tolist()).toEqual([-1])
  })

  it('a parameter that two layers share is updated once', () => {
    class Shared extends Model {
      p = new Parameter(1)
      again = [this.p]
      forward(x: VariableLike) {
        return this.p.mul(x)
      }
    }
    const model = new Shared()
    model.call(1).backward()
    new SGD({ lr: 0.1 }).setup(model).update()
    expect(model.p.data.item()).toBe(0.9)
  })

  it('a model whose parameters are hidden is refused', () => {
    class Hidden extends Model {
      readonly #layer = new Linear(1)
      forward(x: VariableLike) {
        return this.#layer.call(x)
      }
    }
    expect(() => new SGD().setup(new Hidden()).update()).toThrow(/no parameters were found.*#private/)
  })
})
