import { array, type NdArray, zeros } from '@dezero/ndarray'
import { describe, expect, it } from 'vitest'
import stretched from '../figures/broadcast-to.json' with { type: 'json' }
import reshapes from '../figures/reshape.json' with { type: 'json' }
import {
  bool,
  counting,
  dtypes,
  elements,
  type Figure,
  float32,
  fromFigure,
  itRefuses,
  layouts,
  wrong,
} from '../support.ts'

type Step = ['transpose', number[]] | ['slice', (number | string)[]] | ['broadcastTo', number[]]

function apply(x: NdArray, [name, argument]: Step): NdArray {
  if (name === 'slice') return x.slice(...argument)
  return name === 'transpose' ? x.transpose(argument) : x.broadcastTo(argument)
}

describe('reshape', () => {
  interface Case {
    shape: number[]
    steps: Step[]
    to: number[]
    view: boolean
    strides: number[] | null
  }
  const title = ({ shape, steps, to, view }: Case) =>
    `[${shape}] ${steps.map(([name, argument]) => `${name}(${argument})`).join(' ')} to [${to}] is a ${view ? 'view' : 'copy'}`
  const cases = (reshapes as Case[]).map((row) => [title(row), row] as const)

  it.each(cases)('%s, as in NumPy', (_, { shape, steps, to, view, strides }) => {
    const x = steps.reduce(apply, counting(...shape))
    const y = x.reshape(to)
    expect(y.shape).toEqual(to)
    expect(elements(y)).toEqual(elements(x))
    expect(y.data === x.data).toBe(view)
    if (strides !== null) expect(y.strides).toEqual(strides)
  })

  it.each([
    ['(3, 2)', (x: NdArray) => x.reshape(3, 2)],
    ['([3, 2])', (x: NdArray) => x.reshape([3, 2])],
    ['(3, −1)', (x: NdArray) => x.reshape(3, -1)],
    ['([−1, 2])', (x: NdArray) => x.reshape([-1, 2])],
  ])('%s of a [2,3] array', (_, reshape) => {
    expect(reshape(counting(2, 3))).toEqualArray([
      [0, 1],
      [2, 3],
      [4, 5],
    ])
  })

  it.each([
    ['[] to [1,1]', array(5).reshape(1, 1), [1, 1]],
    ['[] to [1]', array(5).reshape(-1), [1]],
    ['[1] to []', array([5]).reshape([]), []],
    ['[0] to [0,3]', zeros(0).reshape(0, 3), [0, 3]],
    ['[0,3] to [−1]', zeros([0, 3]).reshape(-1), [0]],
    ['[0,3] to [−1,5]', zeros([0, 3]).reshape(-1, 5), [0, 5]],
    ['[2,0] to [0,0]', zeros([2, 0]).reshape(0, 0), [0, 0]],
  ])('%s', (_, x, shape) => {
    expect(x.shape).toEqual(shape)
  })

  it('to the same shape is the array itself', () => {
    const x = counting(2, 3)
    expect(x.reshape(2, 3)).toBe(x)
    expect(x.reshape(2, -1)).toBe(x)
  })

  it.each(dtypes)('keeps %s', (dtype) => {
    expect(array([1, 0, 1, 1], { dtype }).reshape(2, 2)).toEqualArray(
      array(
        [
          [1, 0],
          [1, 1],
        ],
        { dtype },
      ),
    )
    expect(
      array(
        [
          [1, 0],
          [1, 1],
        ],
        { dtype },
      ).T.reshape(4),
    ).toEqualArray(array([1, 1, 0, 1], { dtype }))
  })

  it('keeps its shape when the list it came in changes', () => {
    const shape = [3, 2]
    const x = counting(2, 3).reshape(shape)
    shape[0] = 9
    expect(x.shape).toEqual([3, 2])
  })

  // biome-ignore format: one line for each case
  itRefuses([
    ['reshape: shape [2,3] has 6 elements, which do not fill shape [4,2]', RangeError, () => counting(2, 3).reshape(4, 2)],
    ['reshape: shape [2,3] has 6 elements, which do not fill shape [4,-1]', RangeError, () => counting(2, 3).reshape(4, -1)],
    ['reshape: shape [0] has 0 elements, which do not fill shape [0,-1]', RangeError, () => zeros(0).reshape(0, -1)],
    ['reshape: shape [2,3] has 6 elements, which do not fill shape [0,-1]', RangeError, () => counting(2, 3).reshape(0, -1)],
    ['reshape: shape [2,3] has 6 elements, which do not fill shape []', RangeError, () => counting(2, 3).reshape([])],
    ['reshape: shape [-1,-1] leaves out more than one length; only one may be -1', RangeError, () => counting(2, 3).reshape(-1, -1)],
    ['reshape: shape [2.5,2] must hold whole numbers ≥ 0', RangeError, () => counting(5).reshape(2.5, 2)],
    ['reshape: shape [-2,3] must hold whole numbers ≥ 0', RangeError, () => counting(6).reshape(-2, 3)],
    ['reshape: shape [undefined] must hold whole numbers ≥ 0', RangeError, () => counting(6).reshape(wrong(undefined))],
    ['reshape: shape [NaN,2] must hold whole numbers ≥ 0', RangeError, () => counting(6).reshape(Number.NaN, 2)],
    ['reshape: shape ["2","3"] must hold whole numbers ≥ 0', RangeError, () => counting(6).reshape(wrong('2'), wrong('3'))],
  ])
})

describe('transpose and T', () => {
  const x = counting(2, 3, 4)

  it.each([
    ['reverses the axes', x.transpose(), [4, 3, 2]],
    ['(1, 0, 2)', x.transpose(1, 0, 2), [3, 2, 4]],
    ['([2, 0, 1])', x.transpose([2, 0, 1]), [4, 2, 3]],
    ['(−1, 0, −2)', x.transpose(-1, 0, -2), [4, 2, 3]],
    ['T', x.T, [4, 3, 2]],
    ['T of a vector', counting(3).T, [3]],
    ['T of a 0-d array', array(1).T, []],
    ['T of an empty matrix', zeros([0, 2]).T, [2, 0]],
  ])('%s', (_, y, shape) => {
    expect(y.shape).toEqual(shape)
  })

  it('moves elements along', () => {
    expect(counting(2, 3).T).toEqualArray([
      [0, 3],
      [1, 4],
      [2, 5],
    ])
    expect(x.transpose(2, 0, 1).item(3, 1, 2)).toBe(x.item(1, 2, 3))
  })

  it('is a view', () => {
    expect([x.T.data, x.transpose(1, 2, 0).data]).toEqual([x.data, x.data])
    expect(x.T.data).toBe(x.data)
    expect(x.transpose(1, 2, 0).data).toBe(x.data)
  })

  // biome-ignore format: one line for each case
  itRefuses([
    ['transpose: axes [1] must name all 3 axes of shape [2,3,4]', RangeError, () => x.transpose(1)],
    ['transpose: axes [0,1] must name all 3 axes of shape [2,3,4]', RangeError, () => x.transpose(0, 1)],
    ['transpose: axis [0,1,1] names an axis twice', RangeError, () => x.transpose(0, 1, 1)],
    ['transpose: axis [0,2,2] names an axis twice', RangeError, () => x.transpose(0, 2, -1)],
    ['transpose: axis 3 is out of range: axes run from -3 to 2', RangeError, () => x.transpose(0, 1, 3)],
    ['transpose: an axis must be a whole number, got the number 0.5', TypeError, () => x.transpose(0, 1, 0.5)],
    ['transpose: an axis must be a whole number, got null', TypeError, () => x.transpose(wrong(null))],
    ['transpose: an axis must be a whole number, got the string "01"', TypeError, () => x.transpose(wrong('01'))],
  ])
})

describe('broadcastTo', () => {
  it.each(stretched as { small: Figure; large: Figure }[])(
    '$small.shape to $large.shape, in every layout',
    ({ small, large }) => {
      for (const layout of Object.values(layouts)) {
        expect(layout(fromFigure(small)).broadcastTo(large.shape)).toEqualArray(large)
      }
    },
  )

  it('is a view that repeats', () => {
    const x = counting(3, 1)
    const y = x.broadcastTo([2, 3, 4])
    expect(y.data).toBe(x.data)
    expect(y.strides).toEqual([0, 1, 0])
  })

  it('to the same shape is the array itself', () => {
    const x = counting(2, 3)
    expect(x.broadcastTo([2, 3])).toBe(x)
  })

  it('stretches a view of a view', () => {
    expect(counting(4).slice('::-2').broadcastTo([2, 2])).toEqualArray([
      [3, 1],
      [3, 1],
    ])
    expect(array(3).broadcastTo([2]).broadcastTo([3, 2])).toEqualArray([
      [3, 3],
      [3, 3],
      [3, 3],
    ])
  })

  it('keeps its shape when the list it came in changes', () => {
    const shape = [2, 3]
    const x = counting(3).broadcastTo(shape)
    shape[0] = 9
    expect(x.shape).toEqual([2, 3])
  })

  // biome-ignore format: one line for each case
  itRefuses([
    ['broadcastTo: shape [2,3] does not stretch to [2,4]: only axes of length 1, or missing in front, do', RangeError, () => counting(2, 3).broadcastTo([2, 4])],
    ['broadcastTo: shape [2,3] does not stretch to [3]: only axes of length 1, or missing in front, do', RangeError, () => counting(2, 3).broadcastTo([3])],
    ['broadcastTo: shape [0] does not stretch to [1]: only axes of length 1, or missing in front, do', RangeError, () => zeros(0).broadcastTo([1])],
    ['broadcastTo: shape [2,-1] must hold whole numbers ≥ 0', RangeError, () => counting(1).broadcastTo([2, -1])],
    ['broadcastTo: shape [1.5] must hold whole numbers ≥ 0', RangeError, () => counting(1).broadcastTo([1.5])],
    ['broadcastTo: expected a shape, such as 3 or [2, 3], got undefined', TypeError, () => counting(3).broadcastTo(wrong(undefined))],
  ])
})

describe('squeeze', () => {
  const x = counting(1, 2, 1, 3)
  it.each([
    ['drops every axis of length 1', x.squeeze(), [2, 3]],
    ['axis 0', x.squeeze({ axis: 0 }), [2, 1, 3]],
    ['axis −2', x.squeeze({ axis: -2 }), [1, 2, 3]],
    ['axes 0 and 2', x.squeeze({ axis: [0, 2] }), [2, 3]],
    ['no axes', x.squeeze({ axis: [] }), [1, 2, 1, 3]],
    ['of [1,1] is 0-d', counting(1, 1).squeeze(), []],
    ['of 0-d', array(3).squeeze(), []],
    ['keeps empty axes', zeros([1, 0]).squeeze(), [0]],
  ])('%s', (_, y, shape) => {
    expect(y.shape).toEqual(shape)
  })

  it('is a view of the same elements, in every layout', () => {
    for (const layout of Object.values(layouts)) {
      const y = layout(x)
      expect(y.squeeze()).toEqualArray(counting(2, 3))
      expect(y.squeeze().data).toBe(y.data)
    }
  })

  // biome-ignore format: one line for each case
  itRefuses([
    ['squeeze: axis 1 of shape [1,2,1,3] has length 2, not 1', RangeError, () => x.squeeze({ axis: 1 })],
    ['squeeze: axis 4 is out of range: axes run from -4 to 3', RangeError, () => x.squeeze({ axis: 4 })],
    ['squeeze: axis [0,0] names an axis twice', RangeError, () => x.squeeze({ axis: [0, -4] })],
    ['squeeze: options stand in one object such as { axis: 0 }, got the number 0', TypeError, () => x.squeeze(wrong(0))],
  ])
})

describe('expandDims', () => {
  const x = counting(2, 3)
  it.each([
    [0, [1, 2, 3]],
    [1, [2, 1, 3]],
    [2, [2, 3, 1]],
    [-1, [2, 3, 1]],
    [-3, [1, 2, 3]],
  ])('axis %s of [2,3] gives %s', (axis, shape) => {
    expect(x.expandDims(axis)).toEqualArray(x.reshape(shape))
    expect(x.T.slice('::-1').expandDims(0)).toEqualArray([array(x.T.slice('::-1')).tolist()])
    expect(x.expandDims(axis).data).toBe(x.data)
  })

  it('of 0-d', () => {
    expect(float32(5).expandDims(0)).toEqualArray(float32([5]))
    expect(bool(true).expandDims(-1)).toEqualArray([true])
  })

  // biome-ignore format: one line for each case
  itRefuses([
    ['expandDims: axis 3 is out of range: axes run from -3 to 2', RangeError, () => x.expandDims(3)],
    ['expandDims: axis -4 is out of range: axes run from -3 to 2', RangeError, () => x.expandDims(-4)],
    ['expandDims: an axis must be a whole number, got undefined', TypeError, () => x.expandDims(wrong(undefined))],
    ['expandDims: an axis must be a whole number, got the number 0.5', TypeError, () => x.expandDims(0.5)],
  ])
})
