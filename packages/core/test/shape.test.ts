import { array, type NdArray, random, type Shape, zeros } from '@dezero/ndarray'
import { numericalGradient } from '@dezero/testing'
import { describe, expect, it } from 'vitest'
import { broadcastTo, matmul, reshape, sum, sumTo, transpose, Variable } from '../src/index.ts'

type Operation = (x: Variable) => Variable

/** Gradient of Σ f(x)² + f(x), whose second derivative does not vanish, and again the gradient of that. */
function checkDerivatives(f: Operation, at: NdArray): void {
  const g: Operation = (x) => f(x).pow(2).add(f(x))
  const gradient = (data: NdArray, order: number): Variable => {
    const x = new Variable(data)
    let y = g(x)
    for (let n = 0; n < order; n++) {
      x.clearGrad()
      y.backward({ createGraph: true })
      y = x.grad!
    }
    return y
  }
  expect(gradient(at, 1)).toBeAllClose(
    numericalGradient((x) => g(new Variable(x)).data, at),
    { rtol: 1e-7, atol: 1e-7 },
  )
  expect(gradient(at, 2)).toBeAllClose(
    numericalGradient((x) => gradient(x, 1).data, at),
    { rtol: 1e-7, atol: 1e-7 },
  )
}

const operations: [string, Shape, Operation, (x: NdArray) => NdArray][] = [
  ['reshape', [2, 3], (x) => reshape(x, [3, 2]), (x) => x.reshape(3, 2)],
  ['reshape to a vector', [2, 3], (x) => x.reshape(-1), (x) => x.reshape(6)],
  ['reshape of a 0-d variable', [], (x) => x.reshape(1, 1), (x) => x.reshape(1, 1)],
  ['transpose', [2, 3], (x) => transpose(x), (x) => x.transpose()],
  ['the property T', [2, 3], (x) => x.T, (x) => x.T],
  ['transpose of three axes', [2, 3, 4], (x) => x.transpose(1, 2, 0), (x) => x.transpose(1, 2, 0)],
  ['transpose with negative axes', [2, 3, 4], (x) => x.transpose([-1, 0, 1]), (x) => x.transpose(2, 0, 1)],
  ['sum', [2, 3], (x) => sum(x), (x) => x.sum()],
  ['sum of a 0-d variable', [], (x) => x.sum(), (x) => x],
  ['sum along an axis', [2, 3], (x) => x.sum({ axis: 0 }), (x) => x.sum({ axis: 0 })],
  ['sum along a negative axis', [2, 3, 2], (x) => x.sum({ axis: -1 }), (x) => x.sum({ axis: 2 })],
  ['sum along two axes', [2, 3, 2], (x) => x.sum({ axis: [0, -1] }), (x) => x.sum({ axis: [0, 2] })],
  ['sum with keepdims', [2, 3], (x) => x.sum({ axis: 1, keepdims: true }), (x) => x.sum({ axis: 1, keepdims: true })],
  ['broadcastTo', [3], (x) => broadcastTo(x, [2, 3]), (x) => x.broadcastTo([2, 3])],
  ['broadcastTo of a column', [2, 1], (x) => x.broadcastTo([4, 2, 3]), (x) => x.broadcastTo([4, 2, 3])],
  ['broadcastTo of a 0-d variable', [], (x) => x.broadcastTo([2]), (x) => x.broadcastTo([2])],
  ['sumTo', [2, 3], (x) => sumTo(x, [1, 3]), (x) => x.sumTo([1, 3])],
  ['sumTo fewer axes', [4, 2, 3], (x) => x.sumTo([2, 1]), (x) => x.sumTo([2, 1])],
  ['matmul', [2, 3], (x) => x.matmul(weights([3, 4])), (x) => x.matmul(weights([3, 4]))],
  ['matmul from the right', [3, 4], (x) => matmul(weights([2, 3]), x), (x) => weights([2, 3]).matmul(x)],
  ['matmul with itself', [3, 3], (x) => x.matmul(x), (x) => x.matmul(x)],
  ['matmul of vectors', [3], (x) => x.matmul(x), (x) => x.matmul(x)],
  ['matmul of a vector and a matrix', [3], (x) => x.matmul(weights([3, 2])), (x) => x.matmul(weights([3, 2]))],
  ['matmul of a matrix and a vector', [2, 3], (x) => x.matmul(weights([3])), (x) => x.matmul(weights([3]))],
  ['matmul of empty vectors', [0], (x) => x.matmul(x), (x) => x.matmul(x)],
  ['matmul of a batch and a vector', [2, 2, 3], (x) => x.matmul(weights([3])), (x) => x.matmul(weights([3]))],
  ['matmul of a vector and a batch', [3], (x) => x.matmul(weights([4, 3, 2])), (x) => x.matmul(weights([4, 3, 2]))],
  ['matmul of a batch', [2, 2, 3], (x) => x.matmul(weights([3, 2])), (x) => x.matmul(weights([3, 2]))],
  [
    'matmul broadcast over a batch',
    [3, 2],
    (x) => matmul(weights([4, 1, 2, 3]), x),
    (x) => weights([4, 1, 2, 3]).matmul(x),
  ],
]

function weights(shape: Shape): NdArray {
  random.seed(1)
  return random.rand(...shape)
}

describe.each(operations)('%s', (_, shape, operation, reference) => {
  random.seed(0)
  const at = random.randn(...shape)

  it('has the values of the array operation', () => {
    expect(operation(new Variable(at))).toBeAllClose(reference(at))
  })

  it('has derivatives of order 1 and 2', () => checkDerivatives(operation, at))

  it('stays float32', () => {
    const x = new Variable(at.astype('float32'))
    const y = operation(x)
    if (_.startsWith('matmul')) return expect(y.shape).toEqual(reference(at).shape) // next to float64 weights
    y.backward()
    expect([y.dtype, x.grad?.dtype]).toEqual(['float32', 'float32'])
  })
})

describe('shape operations', () => {
  it.each([
    ['reshape', (x: Variable) => x.reshape(2, 2)],
    ['broadcastTo', (x: Variable) => x.broadcastTo([2, 2])],
    ['sumTo', (x: Variable) => x.sumTo([2, 2])],
    ['astype', (x: Variable) => x.astype('float64')],
  ])('%s gives the variable itself when there is nothing to do', (_, operation) => {
    const x = new Variable([
      [1, 2],
      [3, 4],
    ])
    expect(operation(x)).toBe(x)
  })

  it('take arrays and lists, as operations do', () => {
    expect(sum([1, 2, 3])).toBeAllClose(6)
    expect(matmul([[1, 2]], [[3], [4]])).toBeAllClose([[11]])
    expect(reshape(array([1, 2]), [2, 1])).toBeAllClose([[1], [2]])
  })

  it('matmul leaves out the gradient of a bare array, which has no grad to keep it', () => {
    const [x, w] = [new Variable([[1, 2]]), new Variable([[3], [4]])]
    const products = [matmul(x, w.data), matmul(x.data, w)]
    for (const y of products) y.backward()
    expect(products.map((y) => y.creator?.inputs.map((input) => input.grad?.data.tolist()))).toEqual([
      [[[3, 4]], undefined],
      [undefined, [[1], [2]]],
    ])
  })

  it('work on empty arrays', () => {
    const x = new Variable(zeros([0, 3]))
    x.T.sum({ axis: 1 }).backward()
    expect(x.grad).toBeAllClose(zeros([0, 3]))
  })

  it.each([
    ['reshape', (x: Variable) => x.reshape(4), 'reshape: shape [2,3] has 6 elements'],
    ['transpose', (x: Variable) => x.transpose(0), 'transpose: axes [0] must name all 2 axes'],
    ['sum', (x: Variable) => x.sum({ axis: 2 }), 'sum: axis 2 is out of range'],
    ['broadcastTo', (x: Variable) => x.broadcastTo([2, 2]), 'broadcastTo: shape [2,3]'],
    ['broadcastTo nothing', (x: Variable) => x.broadcastTo(undefined as never), 'broadcastTo: expected a shape'],
    ['sum of an axis alone', (x: Variable) => x.sum(0 as never), 'sum: options stand in one object'],
    ['sumTo', (x: Variable) => x.sumTo([3, 1]), 'sumTo: shape [2,3] cannot be summed to [3,1]'],
    ['matmul', (x: Variable) => x.matmul(x), 'matmul: shapes [2,3] and [2,3] do not align'],
    ['matmul with a vector', (x: Variable) => x.matmul([1, 2]), 'matmul: shapes [2,3] and [2] do not align'],
    ['matmul of a vector', (x: Variable) => matmul([1, 2, 3], x), 'matmul: shapes [3] and [2,3] do not align'],
    ['matmul of undefined', (x: Variable) => matmul(x, undefined as unknown as Variable), 'matmul, argument 2: '],
  ])('%s says what does not fit', (_, operation, message) => {
    expect(() => operation(new Variable(zeros([2, 3])))).toThrow(message)
  })
})

it('the graph does not depend on what becomes of the options and axes that it was given', () => {
  const x = new Variable([
    [1, 2],
    [3, 4],
  ])
  const options = { axis: [0] }
  const axes = [1, 0]
  const sums = x.sum(options)
  const flipped = transpose(x, axes)
  options.axis[0] = 1
  options.axis = [1]
  axes.reverse()
  sums.mul([10, 20]).sum().backward()
  expect(x.grad).toBeAllClose([
    [10, 20],
    [10, 20],
  ])
  x.clearGrad()
  flipped
    .mul([
      [1, 2],
      [3, 4],
    ])
    .sum()
    .backward()
  expect(x.grad).toBeAllClose([
    [1, 3],
    [2, 4],
  ])
})
