import { array, type DType, full, type NdArray, ones, zeros } from '@dezero/ndarray'
import { describe, expect, it } from 'vitest'
import stretched from '../figures/broadcast-to.json' with { type: 'json' }
import figures from '../figures/reduce.json' with { type: 'json' }
import long from '../figures/reduce-long.json' with { type: 'json' }
import {
  bool,
  counting,
  dtypes,
  elements,
  type Figure,
  float32,
  fromFigure,
  int32,
  itRefuses,
  layouts,
  type Outcome,
  wrong,
} from '../support.ts'

type Reduction = 'sum' | 'prod' | 'mean' | 'max' | 'min'
type Search = 'argmax' | 'argmin'

interface Case {
  op: Reduction | Search
  x: string
  axis: number | number[] | null
  keepdims: boolean
  out: Outcome
}

const inputs = figures.inputs as Record<string, Figure>
const cases = (figures.cases as Case[]).map((row) => ({ ...row, axis: row.axis ?? undefined }))
const reduce = ({ op, axis, keepdims }: (typeof cases)[number], x: NdArray) => x[op as Reduction]({ axis, keepdims })

describe('reductions give NumPy’s numbers, in every layout', () => {
  it.each(cases.filter((row) => row.out !== 'error'))('$op of $x, axis $axis, keepdims $keepdims', (row) => {
    for (const layout of Object.values(layouts)) {
      expect(reduce(row, layout(fromFigure(inputs[row.x])))).toEqualArray(row.out as Figure)
    }
  })
})

describe('reductions refuse what NumPy refuses', () => {
  it.each(cases.filter((row) => row.out === 'error'))('$op of $x, axis $axis, keepdims $keepdims', (row) => {
    expect(() => reduce(row, fromFigure(inputs[row.x]))).toThrow(`${row.op}: axis`)
  })
})

describe('sums of many numbers', () => {
  it('depend on the shape and the axes, not on the layout in memory', () => {
    const x = array(elements(counting(40, 30, 50)).map((i) => Math.sin(i))).reshape(40, 30, 50)
    for (const view of [x.T, x.transpose(1, 2, 0), x.transpose(0, 2, 1), x.slice('::-1').T, x.slice('...', '::2').T]) {
      const copied = array(view)
      for (const axis of [undefined, 0, 1, 2, [0, 1], [0, 2], [1, 2]]) {
        expect(view.sum({ axis })).toEqualArray(copied.sum({ axis }))
        expect(view.mean({ axis })).toEqualArray(copied.mean({ axis }))
      }
      for (const shape of [[1, ...view.shape.slice(1)], [...view.shape.slice(0, 2), 1], [view.shape[2]], [1, 1, 1]]) {
        expect(view.sumTo(shape)).toEqualArray(copied.sumTo(shape))
      }
    }
  })

  /** Sevenths, which do not add up exactly: any other order of additions has other digits. */
  const sevenths = (shape: number[]) =>
    array(elements(counting(...shape)).map((i) => (((i * i) % 97) - 48) / 7)).reshape(shape)

  interface Long {
    shape: number[]
    op: 'sum' | 'mean'
    axis: number | number[] | null
    out: Figure
  }
  it.each(long as Long[])('$op of $shape, axis $axis: NumPy’s digits, in every layout', ({ shape, op, axis, out }) => {
    for (const layout of Object.values(layouts)) {
      expect(layout(sevenths(shape))[op]({ axis: axis ?? undefined })).toEqualArray(out)
    }
  })

  it('float32 is summed in float64, so that nothing is lost on the way', () => {
    expect(float32([16777216, 1, 1]).sum()).toEqualArray(float32(16777218))
    expect(ones(2 ** 24 + 16, { dtype: 'float32' }).sum()).toEqualArray(float32(2 ** 24 + 16))
    expect(float32([3e38, 3e38, -3e38]).mean()).toBeNear(float32(1e38), 1e-7)
  })

  it('int32 wraps around, in a sum and a product of any length too', () => {
    expect(int32([2147483647, 1]).sum()).toEqualArray(int32(-2147483648))
    const many = full([4_200_000, 2], 2147483647, { dtype: 'int32' })
    expect(many.sum({ axis: 0 })).toEqualArray(int32([-4200000, -4200000]))
    expect(many.sum()).toEqualArray(int32(-8400000))
    expect(int32(Array.from({ length: 40 }, () => 3)).prod()).toEqualArray(int32(689956897))
    expect(int32([[65537, 65537, 65537, 65537, 65537]]).prod({ axis: 1 })).toEqualArray(int32([327681]))
  })
})

describe('reductions know', () => {
  const x = counting(2, 3)
  // biome-ignore format: one line for each case
  it.each([
    ['a view that repeats elements', array([1, 2]).broadcastTo([3, 2]).sum({ axis: 0 }), array([3, 6])],
    ['a repeated 0-d array', array(2).broadcastTo([2, 3]).sum(), array(12)],
    ['an axis of length 1', counting(2, 1, 3).sum({ axis: 1 }), x],
    ['keepdims for several axes', counting(2, 3, 4).sum({ axis: [0, -1], keepdims: true }), array([[[60], [92], [124]]])],
    ['no axes at all', x.sum({ axis: [] }), x],
    ['axis undefined', x.sum({ axis: undefined, keepdims: undefined }), array(15)],
    ['0-d arrays', array(3).sum(), array(3)],
    ['0-d arrays with no axes', array(3).max({ axis: [] }), array(3)],
    ['the mean of 0-d', array(3).mean(), array(3)],
    ['argmax of 0-d', array(3).argmax(), int32(0)],
    ['the mean of bool', bool([1, 0, 1, 1]).mean(), array(0.75)],
    ['NaN, which is the largest and the smallest', array([1, Number.NaN, 3]).max().add(array([1, Number.NaN]).min()), array(Number.NaN)],
    ['the first NaN', array([1, Number.NaN, 3, Number.NaN]).argmin(), int32(1)],
    ['the first of equals', array([2, 5, 5, 2]).argmax(), int32(1)],
    ['the extremes of int32', int32([-2147483648, 2147483647]).max().sub(int32([-2147483648, 2147483647]).min()), int32(-1)],
    ['infinities', array([-Infinity, -Infinity]).max(), array(-Infinity)],
  ])('%s', (_, actual, expected) => {
    expect(actual).toEqualArray(expected)
  })

  it('that the original stays as it is', () => {
    const y = array([
      [1, 2],
      [3, 4],
    ])
    y.sum({ axis: 0 })
    y.mean()
    y.sum({ axis: [] })
    expect(y).toEqualArray([
      [1, 2],
      [3, 4],
    ])
    expect(array(3).mean()).toEqualArray(array(3))
  })

  it.each(dtypes)('how to give a %s result memory of its own', (dtype) => {
    const y = array([[1, 0]], { dtype })
    for (const op of ['sum', 'prod', 'max', 'min', 'mean'] as const) expect(y[op]({ axis: 0 }).data).not.toBe(y.data)
  })
})

describe('what is no axis is refused', () => {
  const x = counting(2, 3)
  // biome-ignore format: one line for each case
  itRefuses([
    ['sum: axis 2 is out of range: axes run from -2 to 1', RangeError, () => x.sum({ axis: 2 })],
    ['mean: axis -3 is out of range: axes run from -2 to 1', RangeError, () => x.mean({ axis: -3 })],
    ['max: axis 5 is out of range: axes run from -2 to 1', RangeError, () => x.max({ axis: [0, 5] })],
    ['prod: axis 0 is out of range: a 0-d array has no axes', RangeError, () => array(1).prod({ axis: 0 })],
    ['argmax: axis 2 is out of range: axes run from -2 to 1', RangeError, () => x.argmax({ axis: 2 })],
    ['sum: axis [0,0] names an axis twice', RangeError, () => x.sum({ axis: [0, 0] })],
    ['min: axis [1,1] names an axis twice', RangeError, () => x.min({ axis: [1, -1] })],
    ['sum: an axis must be a whole number, got the number NaN', TypeError, () => x.sum({ axis: Number.NaN })],
    ['sum: an axis must be a whole number, got the number 0.5', TypeError, () => x.sum({ axis: [0.5] })],
    ['sum: an axis must be a whole number, got the string "0"', TypeError, () => x.sum({ axis: wrong('0') })],
    ['max: an axis must be a whole number, got null', TypeError, () => x.max({ axis: wrong(null) })],
    ['argmin: an axis must be a whole number, got a list of 1', TypeError, () => x.argmin({ axis: wrong([0]) })],
    ['sum: options stand in one object such as { axis: 0 }, got the number 0', TypeError, () => x.sum(wrong(0))],
    ['mean: options stand in one object such as { axis: 0 }, got a list of 2', TypeError, () => x.mean(wrong([0, 1]))],
    ['prod: options stand in one object such as { axis: 0 }, got null', TypeError, () => x.prod(wrong(null))],
    ['max: options stand in one object such as { axis: 0 }, got the number 1', TypeError, () => x.max(wrong(1))],
    ['sum: there is no option dim, only axis, keepdims', TypeError, () => x.sum(wrong({ dim: 0 }))],
    ['argmax: options stand in one object such as { axis: 0 }, got the number -1', TypeError, () => x.argmax(wrong(-1))],
    ['max: axis 0 of shape [0,3] is empty, and nothing has no max', RangeError, () => zeros([0, 3]).max()],
    ['argmin: axis 1 of shape [2,0] is empty, and nothing has no argmin', RangeError, () => zeros([2, 0]).argmin({ axis: 1 })],
  ])
})

describe('sumTo', () => {
  interface Pair {
    small: Figure
    gradient: Figure
    summed: Figure
  }
  it.each(stretched as Pair[])('$gradient.shape to $small.shape, in every layout', ({ small, gradient, summed }) => {
    for (const layout of Object.values(layouts)) {
      expect(layout(fromFigure(gradient)).sumTo(small.shape)).toEqualArray(summed)
    }
  })

  it('gives the array itself when the shapes agree', () => {
    const x = counting(2, 3)
    expect(x.sumTo([2, 3])).toBe(x)
    expect(x.sumTo(x.shape)).toBe(x)
  })

  it.each([
    ['float64', 'float64'],
    ['float32', 'float32'],
    ['int32', 'int32'],
    ['bool', 'int32'],
  ] as [DType, DType][])('of %s is %s, as sum', (dtype, expected) => {
    expect(array([1, 1], { dtype }).sumTo([])).toEqualArray(array(2, { dtype: expected }))
  })

  it('shares no memory with 0-d arrays where it has one element', () => {
    expect(counting(2, 3).sumTo([1, 1]).data).toHaveLength(1)
  })

  it('keeps its shape when the list it came in changes', () => {
    const shape = [1, 3]
    const x = counting(2, 3).sumTo(shape)
    shape[0] = 9
    expect(x.shape).toEqual([1, 3])
  })

  // biome-ignore format: one line for each case
  itRefuses([
    ['sumTo: shape [2,3] cannot be summed to [2]: only axes of length 1, or missing in front, are summed', RangeError, () => counting(2, 3).sumTo([2])],
    ['sumTo: shape [3] cannot be summed to [2,3]: only axes of length 1, or missing in front, are summed', RangeError, () => counting(3).sumTo([2, 3])],
    ['sumTo: shape [] cannot be summed to [1]: only axes of length 1, or missing in front, are summed', RangeError, () => array(1).sumTo([1])],
    ['sumTo: shape [2,-1] must hold whole numbers ≥ 0', RangeError, () => counting(2, 3).sumTo([2, -1])],
    ['sumTo: expected a shape, such as 3 or [2, 3], got undefined', TypeError, () => counting(2, 3).sumTo(wrong(undefined))],
    ['sumTo: expected a shape, such as 3 or [2, 3], got NdArray', TypeError, () => counting(2, 3).sumTo(wrong(array([3])))],
  ])
})
