import { FunctionNode, gradients, noGrad, Parameter, Variable } from '@dezero/core'
import * as simple from '@dezero/core-simple'
import { lgamma, relu, scatter, softmaxCrossEntropy } from '@dezero/functions'
import { averagePool } from '@dezero/functions/conv'
import { array, type NdArray, zeros } from '@dezero/ndarray'
import { MLP } from '@dezero/nn'
import { describe, expect, it } from 'vitest'
import { toOnnx } from '../src/index.ts'
import { decode } from './decode.ts'

const named = (name: string, data = [1, 2, 3]) => new Variable(data, { name })

describe('the bytes of a model', () => {
  it('say their versions, inputs, outputs, nodes and numbers', () => {
    const x = named('x')
    const y = x.mul([4, 5, 6]).add(1)
    y.name = 'y'
    expect(decode(toOnnx([y], { inputs: [x] }))).toEqual({
      irVersion: 10,
      opsets: [['', 21]],
      inputs: { x: 'float64[3]' },
      outputs: { y: 'float64[3]' },
      initializers: {
        constant: { dtype: 'float64', shape: [3], values: [4, 5, 6] },
        '1 float64': { dtype: 'float64', shape: [], values: [1] },
      },
      nodes: [
        { name: 'Mul_1/Mul', operator: 'Mul', inputs: ['x', 'constant'], outputs: ['Mul_1'], attributes: {} },
        { name: 'Add_1/Add', operator: 'Add', inputs: ['Mul_1', '1 float64'], outputs: ['y'], attributes: {} },
      ],
    })
  })

  it('have every dtype', () => {
    const inputs = (['float64', 'float32', 'int32', 'bool'] as const).map(
      (dtype) => new Variable(zeros([2], { dtype })),
    )
    const model = decode(toOnnx(inputs, { inputs }))
    expect(Object.values(model.inputs)).toEqual(['float64[2]', 'float32[2]', 'int32[2]', 'bool[2]'])
    expect(Object.values(model.outputs)).toEqual(Object.values(model.inputs))
  })

  it('have negative numbers and long lists', () => {
    const x = new Variable(zeros([2, 3]))
    const { initializers } = decode(toOnnx([x.slice(':', '::-1')], { inputs: [x] }))
    expect(Object.values(initializers).map(({ values }) => values)).toEqual([[2 ** 31 - 1], [1 - 2 ** 31], [1], [-1]])
    const long = new Variable(zeros([500]))
    expect(decode(toOnnx([long.add(zeros([500]))], { inputs: [long] })).initializers.constant.values).toHaveLength(500)
  })

  it('are those of a graph of the simple core too', () => {
    const x = new simple.Variable([1, 2])
    expect(decode(toOnnx([x.neg()], { inputs: [x] })).nodes.map(({ operator }) => operator)).toEqual(['Neg'])
  })

  it('go as deep as the graph', () => {
    const x = new Variable(1)
    let y = x
    for (let i = 0; i < 5_000; i++) y = y.neg()
    expect(decode(toOnnx([y], { inputs: [x] })).nodes).toHaveLength(5_000)
  })
})

describe('names', () => {
  it('are those of Variables, of layers, and those that are given', () => {
    const model = new MLP([3, 2], { inSize: 4 })
    const x = new Variable(zeros([5, 4]))
    const y = model.call(x)
    const { inputs, outputs, initializers } = decode(
      toOnnx([y], { inputs: [x], names: new Map([...model.namedParams(), ['x', x], ['scores', y]]) }),
    )
    expect(Object.keys(inputs)).toEqual(['x'])
    expect(Object.keys(outputs)).toEqual(['scores'])
    expect(Object.keys(initializers)).toEqual(['l0/W', 'l0/b', 'l1/W', 'l1/b'])
  })

  it('get a number where they are taken; inputs and outputs without a name are counted', () => {
    const [x, t] = [new Variable(1), new Variable(2)]
    const [hidden, also] = [x.mul(t), x.add(t)]
    hidden.name = also.name = 'h'
    const { inputs, outputs, nodes } = decode(toOnnx([hidden.mul(also), x.neg()], { inputs: [x, t] }))
    expect(Object.keys(inputs)).toEqual(['input1', 'input2'])
    expect(Object.keys(outputs)).toEqual(['output1', 'output2'])
    expect(nodes.flatMap((node) => node.outputs)).toEqual(['h', 'h_2', 'output1', 'output2'])
  })

  it('of two inputs or outputs must differ', () => {
    const [x, also] = [named('x'), named('x')]
    expect(() => toOnnx([x.add(also)], { inputs: [x, also] })).toThrow('toOnnx: two inputs or outputs are called "x"')
    expect(Object.keys(decode(toOnnx([x.add(also)], { inputs: [x, also], names: { t: also } })).inputs)).toEqual([
      'x',
      't',
    ])
  })

  it('belong to Variables', () => {
    const x = named('x')
    expect(() => toOnnx([x.neg()], { inputs: [x], names: { y: 3 as never } })).toThrow(
      'toOnnx: the name "y" belongs to no Variable, but to the number 3',
    )
  })
})

describe('outputs', () => {
  it('are inputs, constants and one result twice, as they come', () => {
    const [x, c] = [named('x'), named('c')]
    const y = x.neg()
    y.name = 'y'
    const { outputs, nodes } = decode(toOnnx([x, c, y, y], { inputs: [x] }))
    expect(Object.keys(outputs)).toEqual(['x_2', 'c', 'y', 'y_2'])
    expect(nodes.map(({ operator }) => operator)).toEqual(['Neg', 'Identity', 'Identity', 'Identity'])
  })

  it('are gradients, and a training step whose parameters are inputs', () => {
    const model = new MLP([3, 2], { inSize: 4, activation: relu })
    const [x, t] = [
      new Variable(zeros([5, 4], { dtype: 'float32' })),
      new Variable(array([0, 1, 1, 0, 1], { dtype: 'int32' })),
    ]
    const loss = softmaxCrossEntropy(model.call(x), t)
    const params = model.params()
    const next = gradients(loss, params, { createGraph: true }).map((g, i) => params[i].sub(g.mul(0.1)))
    const names = { x, t, loss, ...Object.fromEntries(model.namedParams()) }
    const { inputs, outputs, initializers } = decode(toOnnx([loss, ...next], { inputs: [x, t, ...params], names }))
    expect(inputs).toEqual({
      x: 'float32[5,4]',
      t: 'int32[5]',
      'l0/W': 'float32[4,3]',
      'l0/b': 'float32[3]',
      'l1/W': 'float32[3,2]',
      'l1/b': 'float32[2]',
    })
    expect(Object.values(outputs)).toEqual(['float32[]', 'float32[4,3]', 'float32[3]', 'float32[3,2]', 'float32[2]'])
    expect(Object.values(initializers).every(({ shape }) => shape.length < 2)).toBe(true)
  })
})

describe('the batch', () => {
  const model = new MLP([3, 2], { inSize: 4 })

  it('may have any length, through reshapes, broadcasts and sums of other axes', () => {
    const x = new Variable(zeros([6, 2, 2]))
    const rows = x.reshape(6, -1)
    const y = model.call(rows).mul(rows.sum({ axis: 1, keepdims: true }).broadcastTo([6, 2]))
    const { inputs, outputs } = decode(toOnnx([y], { inputs: [x], batch: [x] }))
    expect({ inputs, outputs }).toEqual({ inputs: { input1: 'float64[N,2,2]' }, outputs: { output1: 'float64[N,2]' } })
  })

  it('goes to another axis with a transpose', () => {
    const x = new Variable(zeros([6, 4]))
    expect(decode(toOnnx([x.T], { inputs: [x], batch: [x] })).outputs).toEqual({ output1: 'float64[4,N]' })
  })

  it('is fixed by what folds it, which is named', () => {
    const x = new Variable(zeros([6, 4]))
    const loss = softmaxCrossEntropy(model.call(x), new Variable([0, 1, 1, 0, 1, 0]))
    expect(() => toOnnx([x.mean({ axis: 0 })], { inputs: [x], batch: [x] })).toThrow(
      'toOnnx: Sum fixes the size of the batch, which was 6 when the graph was recorded',
    )
    expect(() => toOnnx([loss], { inputs: [x], batch: [x] })).toThrow('toOnnx: SoftmaxCrossEntropy fixes the size')
  })

  it('is fixed by what has its length among its own numbers', () => {
    const x = new Variable(zeros([6, 4]))
    const attempts = {
      Add: x.add(zeros([6, 1])),
      Reshape: x.reshape(24),
      Take: x.take([0, 1], { axis: 0 }),
      Slice: x.slice('1:'),
    }
    for (const [name, y] of Object.entries(attempts)) {
      expect(() => toOnnx([y], { inputs: [x], batch: [x] })).toThrow(`toOnnx: ${name} fixes the size of the batch`)
    }
  })

  it('is fixed by what ONNX has to be told the lengths of', () => {
    const x = new Variable(zeros([6, 1, 4, 4]))
    const channels = averagePool(x.transpose(1, 0, 2, 3), 2)
    const columns = x.reshape(6, 16).T
    const added = scatter(columns, [0, 1], columns.slice(':2'), { axis: 0 })
    for (const [name, y] of Object.entries({ AveragePool: channels, Scatter: added })) {
      expect(() => toOnnx([y], { inputs: [x], batch: [x] })).toThrow(`toOnnx: ${name} fixes the size of the batch`)
    }
  })

  it('is an axis of inputs, of one length', () => {
    const [x, t] = [named('x'), named('t', [1, 2])]
    const y = x.sum().add(t.sum())
    expect(() => toOnnx([y], { inputs: [x], batch: [t] })).toThrow('toOnnx: batch has "t", which is none of the inputs')
    expect(() => toOnnx([y], { inputs: [x, t], batch: [x, t] })).toThrow(
      'toOnnx: batch has inputs of shapes [3] and [2] ("t"); their first axis must be of one length above 1',
    )
  })
})

describe('toOnnx refuses', () => {
  it('operations that it does not know, all by name', () => {
    class Zeta extends FunctionNode {
      static override get name() {
        return 'Zeta'
      }
      forward(x: NdArray) {
        return x
      }
      backward(gy: Variable) {
        return gy
      }
    }
    const x = named('x')
    expect(() => toOnnx([lgamma(new Zeta().call(x))], { inputs: [x] })).toThrow(
      'toOnnx: there is no translation of Zeta, Lgamma (ONNX has no gamma functions); compute it outside the model',
    )
  })

  it('an input that no output depends on, unless told, and an output without a graph', () => {
    const [x, t] = [named('x'), named('t')]
    expect(() => toOnnx([x.neg()], { inputs: [x, t] })).toThrow('toOnnx: no output depends on input 2 ("t")')
    expect(decode(toOnnx([x.neg()], { inputs: [x, t], allowUnused: true })).inputs).toHaveProperty('t')
    expect(() => toOnnx([noGrad(() => x.neg())], { inputs: [] })).toThrow(
      'toOnnx: output 1 was computed without a graph',
    )
  })

  it('unknown options', () => {
    expect(() => toOnnx([named('x')], { input: [] } as never)).toThrow('toOnnx: there is no option input')
  })
})

it('stores Parameters that are no inputs', () => {
  const [x, w] = [named('x'), new Parameter([4, 5, 6], { name: 'w' })]
  expect(decode(toOnnx([x.mul(w)], { inputs: [x] })).initializers.w.values).toEqual([4, 5, 6])
})
