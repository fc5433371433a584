import { Parameter, Variable, type VariableLike } from '@dezero/core'
import { relu } from '@dezero/functions'
import { ones } from '@dezero/ndarray'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { Layer, LayerBuffer, Linear, MLP, Model, Sequential } from '../src/index.ts'

/** A layer of which only the fields matter. */
abstract class Fields extends Layer {
  forward(x: VariableLike) {
    return new Variable(x as number)
  }
}

const names = (layer: Layer) => [...layer.namedParams().keys()]

describe('parameters are found', () => {
  it('in fields, in the order of declaration', () => {
    class Two extends Fields {
      last = new Parameter(1)
      first = new Parameter(2)
    }
    const two = new Two()
    expect(two.params()).toEqual([two.last, two.first])
    expect(names(two)).toEqual(['last', 'first'])
  })

  it('in layers, lists and plain objects, at any depth', () => {
    class Deep extends Fields {
      W = new Parameter(1)
      layers = [new Linear(2), new Linear(1, { bias: false })]
      heads = { left: [[new Parameter(2)]], right: new Sequential(new Linear(3), relu) }
    }
    expect(names(new Deep())).toEqual([
      'W',
      'layers/0/W',
      'layers/0/b',
      'layers/1/W',
      'heads/left/0/0',
      'heads/right/l0/W',
      'heads/right/l0/b',
    ])
  })

  it('once, by the first name, where two fields have the same', () => {
    class Tied extends Fields {
      W = new Parameter(1)
      again = this.W
      layer = new Linear(2)
      list = [this.layer, this.W]
    }
    expect(names(new Tied())).toEqual(['W', 'layer/W', 'layer/b'])
  })

  it('also in a field that was declared without a value', () => {
    class Late extends Fields {
      first: Parameter | undefined
      second = new Parameter(2)
      build() {
        this.first = new Parameter(1)
        return this
      }
    }
    expect(names(new Late().build())).toEqual(['first', 'second'])
  })

  it('not in a field that is null now', () => {
    class Changing extends Fields {
      b: Parameter | null = new Parameter(1)
    }
    const layer = new Changing()
    expect(names(layer)).toEqual(['b'])
    layer.b = null
    expect(names(layer)).toEqual([])
  })

  it('not in fields of another kind, which are left alone', () => {
    class Others extends Fields {
      data = ones(3)
      numbers = [1, 2, 3]
      variable = new Variable(1)
      number = 1
      map = new Map([['W', new Parameter(1)]])
      date = new Date(0)
      self = this
      parent: Layer | undefined
      nothing = undefined
      f = () => new Parameter(1)
    }
    const child = new Others()
    child.parent = new Sequential(child)
    expect(names(child)).toEqual([])
  })

  it('not in #private fields, nor in those that cannot be enumerated', () => {
    class Hidden extends Fields {
      readonly #W = new Parameter(1)
      constructor() {
        super()
        Object.defineProperty(this, 'hidden', { value: this.#W })
      }
    }
    expect(names(new Hidden())).toEqual([])
  })
})

it('namedLayers() are the layer itself and all within, by path, each once', () => {
  class Pair extends Fields {
    first = new Linear(1)
    others = [relu, new Linear(2), this.first]
  }
  const pair = new Pair()
  const [, second] = pair.others
  expect([...pair.namedLayers()]).toEqual([
    ['', pair],
    ['first', pair.first],
    ['others/1', second],
  ])
})

describe('buffers', () => {
  class Centred extends Model {
    scale = new Parameter([2])
    mean = new LayerBuffer([1], { name: 'mean' })
    forward(x: VariableLike) {
      return this.scale.mul(x).sub(this.mean)
    }
  }
  class Holder extends Fields {
    first = new Centred()
    others = [new LayerBuffer([0]), this.first.mean]
  }

  it('are found by the same walk, each once, but are no parameters', () => {
    const holder = new Holder()
    const [other, mean] = holder.others
    expect([...holder.namedBuffers().keys()]).toEqual(['first/mean', 'others/0'])
    expect([...holder.namedBuffers().values()]).toEqual([mean, other])
    expect(names(holder)).toEqual(['first/scale'])
  })

  it('get no gradient', () => {
    const layer = new Centred()
    layer.call([3]).backward()
    expect(layer.scale.grad?.data.tolist()).toEqual([3])
    expect(layer.mean.grad).toBeUndefined()
  })
})

it('clearGrads() forgets the gradients of all parameters', () => {
  const model = new MLP([2, 1], { inSize: 1 })
  model.call([[1]]).backward()
  expect(model.params().map((p) => p.grad)).not.toContain(undefined)
  model.clearGrads()
  expect(model.params().map((p) => p.grad)).toEqual([undefined, undefined, undefined, undefined])
})

describe('toString()', () => {
  it('is a table of the layers', () => {
    const model = new MLP([1000, 10])
    model.call(ones([100, 784], { dtype: 'float32' }))
    expect(String(model)).toBe(
      [
        'MLP          output       parameters                 count',
        'l0 (Linear)  [100, 1000]  W [784, 1000], b [1000]  785,000',
        'l1 (Linear)  [100, 10]    W [1000, 10], b [10]      10,010',
        'total                                              795,010',
      ].join('\n'),
    )
  })

  it('has question marks for what the first call will say', () => {
    expect(String(new Linear(3)).split('\n')).toEqual([
      'Linear    output  parameters       count',
      '(itself)  ?       W [?, 3], b [3]      ?',
      'total                                  ?',
    ])
  })

  it('counts what is shared once, and shows the parameters of a model itself', () => {
    class Scaled extends Model {
      layers = [new Linear(1, { inSize: 2, bias: false })]
      same = this.layers[0]
      scale = { factor: new Parameter(2) }
      forward(x: VariableLike) {
        return this.same.call(x).mul(this.scale.factor)
      }
    }
    expect(String(new Scaled()).split('\n')).toEqual([
      'Scaled             output  parameters       count',
      '(itself)           ?       scale/factor []      1',
      'layers/0 (Linear)  ?       W [2, 1]             2',
      'total                                           3',
    ])
  })

  it('keeps the names of classes when a bundler shortens them', () => {
    const names = [Linear, MLP, Sequential, Layer, Model].map((layer) => Object.getOwnPropertyDescriptor(layer, 'name'))
    expect(names.map((name) => typeof name?.get)).toEqual(Array(5).fill('function'))
  })
})

describe('call()', () => {
  it('says where in the model an error was thrown, and by what', () => {
    const add = (x: Variable) => x.add([1, 2, 3])
    class Adding extends Layer {
      forward(x: Variable) {
        return add(x)
      }
    }
    const model = new Sequential(new Sequential(relu, new Adding()))
    const call = () => model.call([1, 2])
    expect(call).toThrow(RangeError)
    expect(call).toThrow(/^Sequential\/l0\/l1: add: shapes \[2\] and \[3\] do not broadcast/)
    try {
      call()
    } catch (error) {
      expect((error as Error).cause).toMatchObject({ message: expect.stringMatching(/^add: shapes/) })
    }
    expect(() => new Adding().call(new Variable([1, 2]))).toThrow(/^Adding: add: shapes/)
  })

  it('leaves errors of other kinds as they are', () => {
    class OutOfCoffee extends Error {}
    const error = new OutOfCoffee('no more')
    const thrower = new Sequential(() => {
      throw error
    })
    expect(() => thrower.call(1)).toThrow(error)
    expect(error.message).toBe('no more')
  })

  it('has the types of forward', () => {
    class Pair extends Layer<[Variable, Variable]> {
      forward(x: Variable, scale: number): [Variable, Variable] {
        return [x, x.mul(scale)]
      }
    }
    expectTypeOf(new Pair().call).parameters.toEqualTypeOf<[x: Variable, scale: number]>()
    expectTypeOf(new Pair().call(new Variable(1), 2)).toEqualTypeOf<[Variable, Variable]>()
    expectTypeOf(new Linear(1).call([[1]])).toEqualTypeOf<Variable>()
    expectTypeOf(new Sequential(new Linear(1), relu).call([1])).toEqualTypeOf<Variable>()
    expectTypeOf((model: Model, x: Variable) => model.call(x)).returns.toEqualTypeOf<Variable>()
    // @ts-expect-error: a Sequential is made of what gives one Variable
    const wrong = () => new Sequential(new Pair())
    expect(wrong).not.toThrow()
    expect(new Pair().call(new Variable(1), 2).map(String)).toEqual(['variable(1.0)', 'variable(2.0)'])
  })
})
