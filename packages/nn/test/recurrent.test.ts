import { Parameter, Variable } from '@dezero/core'
import { array, type NdArray, ones, random } from '@dezero/ndarray'
import { collectGarbage } from '@dezero/testing/garbage'
import type {} from '@dezero/testing/matchers' // the type of toBeAllClose
import { gradientCheck } from '@dezero/utils'
import { describe, expect, it } from 'vitest'
import { GRU, type Linear, LSTM, Model, RNN } from '../src/index.ts'
import figures from './figures/recurrent.json' with { type: 'json' }

const kinds = [RNN, LSTM, GRU]
type Kind = (typeof kinds)[number]

/** Time steps of two sequences. */
function steps(count: number, inSize = 2) {
  random.seed(1)
  return Array.from({ length: count }, () => random.randn(2, inSize))
}

/** Puts these in the places of the parameters of a layer. */
function replaceParams(layer: InstanceType<Kind>, params: readonly Parameter[]): void {
  const layers = layer as unknown as Record<string, Linear>
  for (const [i, path] of [...layer.namedParams().keys()].entries()) {
    const [name, field] = path.split('/')
    layers[name][field as 'W' | 'b'] = params[i]
  }
}

describe.each(kinds)('$name', (Kind) => {
  it('takes a time step of N sequences, and gives their state', () => {
    const layer = new Kind(4)
    const y = layer.call(ones([5, 3]))
    expect(y.shape).toEqual([5, 4])
    expect(layer.h).toBe(y)
  })

  it('goes on from the state, until resetState', () => {
    const layer = new Kind(4, { inSize: 2 })
    const [first, second] = steps(2)
    const alone = layer.call(second).data.tolist()
    layer.resetState()
    const begun = layer.call(first).data.tolist()
    expect(layer.call(second).data.tolist()).not.toEqual(alone)
    layer.resetState()
    expect(layer.call(first).data.tolist()).toEqual(begun)
  })

  it('knows from inSize the shapes of all parameters', () => {
    const layer = new Kind(4, { inSize: 3 })
    for (const [path, { shape }] of layer.namedParams()) {
      expect(shape).toEqual(path.endsWith('b') ? [4] : path.startsWith('x') ? [3, 4] : [4, 4])
    }
  })

  it('has no state among its parameters', () => {
    const layer = new Kind(4)
    const before = [...layer.namedParams().keys()]
    layer.call(ones([5, 3]))
    expect([...layer.namedParams().keys()]).toEqual(before)
  })

  it('has the right first and second derivatives over three time steps', () => {
    random.seed(2)
    const layer = new Kind(2, { inSize: 1, dtype: 'float64' })
    const params = layer.params().map((p) => new Parameter(random.randn(...p.shape)))
    const lastState = (...inputs: Variable[]) => {
      replaceParams(layer, inputs.slice(3) as Parameter[])
      layer.resetState()
      for (const x of inputs.slice(0, 3)) layer.call(x)
      return layer.h!
    }
    gradientCheck(lastState, [...steps(3, 1).map((x) => new Variable(x)), ...params], { order: 2 })
  })

  it('keeps float32, states and gradients included', () => {
    const layer = new Kind(4)
    for (const x of steps(2)) layer.call(x.astype('float32'))
    layer.h!.sum().backward()
    expect(layer.h!.dtype).toBe('float32')
    expect(layer.params().map((p) => p.grad!.dtype)).toEqual(layer.params().map(() => 'float32'))
  })

  it('is truncated by unchainBackward: the state stays, gradients go no further back', () => {
    const layer = new Kind(3, { dtype: 'float64', inSize: 2 })
    const [before, after] = steps(2).map((x) => new Variable(x))
    layer.call(before).sum().unchainBackward()
    const state = layer.h!.data
    const y = layer.call(after)
    y.sum().backward()
    expect(before.grad).toBeUndefined()
    expect(after.grad).toBeDefined()

    layer.resetState()
    layer.call(before)
    expect(layer.h!.data.tolist()).toEqual(state.tolist())
    expect(layer.call(after).data.tolist()).toEqual(y.data.tolist())
  })

  it('keeps nothing alive behind the state after unchainBackward', async () => {
    const layer = new Kind(3)
    const earlier: WeakRef<object>[] = []
    for (let i = 0; i < 100; i++) {
      const x = new Variable(ones([2, 3]))
      if (layer.h !== null) earlier.push(new WeakRef(layer.h))
      earlier.push(new WeakRef(x), new WeakRef(x.data))
      const loss = layer.call(x).sum()
      layer.clearGrads()
      loss.backward()
      loss.unchainBackward()
    }
    await collectGarbage()
    expect(earlier.filter((ref) => ref.deref() !== undefined).length).toBeLessThan(10)
    expect(layer.h!.creator).toBeUndefined()
  })

  describe('refuses, with its path,', () => {
    class Net extends Model {
      rnn = new Kind(4, { inSize: 3 })
      forward(x: NdArray) {
        return this.rnn.call(x)
      }
    }
    const net = new Net()
    const first = [...net.namedParams().keys()][0]

    it('another number of inputs', () => {
      expect(() => net.call(ones([5, 2]))).toThrow(
        `Net/${first}: an input of shape [5,2] does not fit W of shape [3,4]`,
      )
    })
    it('another number of sequences than the state has', () => {
      net.call(ones([5, 3]))
      expect(() => net.call(ones([1, 3]))).toThrow(RangeError)
      expect(() => net.call(ones([1, 3]))).toThrow(
        'Net/rnn: an input of shape [1,3] does not go on from the state of shape [5,4], which has a row for each sequence; ' +
          'call resetState() before other sequences',
      )
      expect(net.rnn.h!.shape).toEqual([5, 4])
    })
    it('what is no time step', () => {
      expect(() => net.call(ones([5, 7, 3]))).toThrow(
        'Net/rnn: an input of shape [5,7,3] is no time step, of shape (sequences, inSize); call the layer once for each step',
      )
    })
    it('wrong sizes and options', () => {
      expect(() => new Kind(0)).toThrow(`${Kind.name}: hiddenSize must be a whole number ≥ 1, got the number 0`)
      expect(() => new Kind(4, { inSize: 0 })).toThrow('inSize must be a whole number ≥ 1')
      expect(() => new Kind(4, { bias: false } as never)).toThrow(`${Kind.name}: there is no option bias, only inSize`)
    })
  })
})

describe('draws its weights in the order of the book:', () => {
  const randn = (...shape: [number, number]) => random.randn(...shape).mul(Math.sqrt(1 / shape[0]))

  it('RNN, x2h at the first time step, h2h at the second', () => {
    const inputs = steps(2, 1)
    const rnn = new RNN(3, { dtype: 'float64' })
    random.seed(0)
    rnn.call(inputs[0])
    expect(rnn.h2h.W.shape).toEqual([0, 3])
    rnn.call(inputs[1])
    random.seed(0)
    expect(rnn.x2h.W.data).toBeAllClose(randn(1, 3))
    expect(rnn.h2h.W.data).toBeAllClose(randn(3, 3))
    expect([...rnn.namedParams().keys()]).toEqual(['x2h/W', 'x2h/b', 'h2h/W'])
  })

  it('LSTM, those of the state when it is made, those of x at the first time step', () => {
    const inputs = steps(1, 1)
    random.seed(0)
    const lstm = new LSTM(3, { dtype: 'float64' })
    lstm.call(inputs[0])
    random.seed(0)
    for (const layer of [lstm.h2f, lstm.h2i, lstm.h2o, lstm.h2u]) expect(layer.W.data).toBeAllClose(randn(3, 3))
    for (const layer of [lstm.x2f, lstm.x2i, lstm.x2o, lstm.x2u]) expect(layer.W.data).toBeAllClose(randn(1, 3))
    expect([...lstm.namedParams().keys()].join(' ')).toBe(
      'x2f/W x2f/b x2i/W x2i/b x2o/W x2o/b x2u/W x2u/b h2f/W h2i/W h2o/W h2u/W',
    )
  })
})

describe('GRU is what PyTorch computes:', () => {
  const { x, h, params, grads } = figures.gru
  const gru = new GRU(4, { inSize: 3, dtype: 'float64' })
  const named = [...gru.namedParams().keys()] as (keyof typeof params)[]
  replaceParams(
    gru,
    named.map((path) => new Parameter(array(params[path]))),
  )

  it('parameters', () => expect(new Set(named)).toEqual(new Set(Object.keys(params))))
  it('states', () => {
    for (const [t, step] of x.entries()) expect(gru.call(step).data).toBeAllClose(h[t])
  })
  it('gradients of the sum of squares of the last', () => {
    gru.h!.mul(gru.h!).sum().backward()
    for (const path of named) expect(gru.namedParams().get(path)!.grad!.data).toBeAllClose(grads[path])
  })
})
