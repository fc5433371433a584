import { arange, array, asArray, eye, full, linspace, NdArray, ones, onesLike, zeros, zerosLike } from '@dezero/ndarray'
import { describe, expect, it } from 'vitest'
import figures from '../figures/creation.json' with { type: 'json' }
import { bool, dtypes, type Figure, float32, int32, itRefuses, layouts, wrong } from '../support.ts'

describe('array', () => {
  // biome-ignore format: one line for each case
  it.each([
    ['a number', 2, 'float64', [], 2],
    ['a boolean', true, 'bool', [], true],
    ['a list', [1, 2.5, -3], 'float64', [3], [1, 2.5, -3]],
    ['nested lists', [[1, 2, 3], [4, 5, 6]], 'float64', [2, 3], [[1, 2, 3], [4, 5, 6]]],
    ['booleans', [[true], [false]], 'bool', [2, 1], [[true], [false]]],
    ['numbers among booleans', [true, 2, false], 'float64', [3], [1, 2, 0]],
    ['an empty list', [], 'float64', [0], []],
    ['empty rows', [[], []], 'float64', [2, 0], [[], []]],
    ['a Float64Array', new Float64Array([1.5, 2]), 'float64', [2], [1.5, 2]],
    ['a Float32Array', new Float32Array([1.5, 2]), 'float32', [2], [1.5, 2]],
    ['an Int32Array', new Int32Array([-1, 2]), 'int32', [2], [-1, 2]],
    ['an Int16Array', wrong(new Int16Array([-1, 2])), 'int32', [2], [-1, 2]],
    ['a Uint16Array', wrong(new Uint16Array([65535])), 'int32', [1], [65535]],
    ['a Uint8Array', new Uint8Array([0, 255]), 'int32', [2], [0, 255]],
    ['an empty Float32Array', new Float32Array(0), 'float32', [0], []],
  ] as const)('of %s', (_, values, dtype, shape, list) => {
    const x = array(values)
    expect([x.dtype, x.shape, x.tolist()]).toEqual([dtype, shape, list])
  })

  it.each([
    ['numbers as int32, cut off towards 0', [1.9, -1.9, 3], 'int32', [1, -1, 3]],
    ['numbers as float32, rounded', [0.1], 'float32', [Math.fround(0.1)]],
    ['numbers as bool: all but 0 is true', [0, -0, 2, -0.5, Number.NaN], 'bool', [false, false, true, true, true]],
    ['booleans as float64', [true, false], 'float64', [1, 0]],
    ['nothing as int32', [], 'int32', []],
    ['one number as bool', 0.5, 'bool', true],
    ['one NaN as bool', Number.NaN, 'bool', true],
    ['one boolean as int32', true, 'int32', 1],
    ['a Float64Array as bool', new Float64Array([0, Number.NaN, 0.5]), 'bool', [false, true, true]],
    ['a Uint8Array as bool', new Uint8Array([0, 2]), 'bool', [false, true]],
    ['an Int32Array as float32', new Int32Array([3]), 'float32', [3]],
  ] as const)('of %s', (_, values, dtype, list) => {
    const x = array(values, { dtype })
    expect([x.dtype, x.tolist()]).toEqual([dtype, list])
  })

  it('keeps NaN, infinities and −0', () => {
    expect(array([Number.NaN, Infinity, -Infinity, -0]).tolist()).toEqual([Number.NaN, Infinity, -Infinity, -0])
  })

  it.each(Object.keys(layouts))('of an array that lies %s is a contiguous copy', (layout) => {
    const x = layouts[layout](
      int32([
        [1, 2, 3],
        [4, 5, 6],
      ]),
    )
    const y = array(x)
    expect(y.data).not.toBe(x.data)
    expect([y.dtype, [...y.data], y.strides, y.offset]).toEqual(['int32', [1, 2, 3, 4, 5, 6], [3, 1], 0])
  })

  it('copies a typed array', () => {
    const data = new Float64Array([1, 2])
    const x = array(data)
    data[0] = 9
    expect(x).toEqualArray([1, 2])
  })

  // biome-ignore format: one line for each case
  itRefuses([
    ['array: expected a number, nested lists of numbers or an NdArray, got undefined', TypeError, () => array(wrong(undefined))],
    ['array: expected a number, nested lists of numbers or an NdArray, got null', TypeError, () => array(wrong(null))],
    ['array: expected a number, nested lists of numbers or an NdArray, got the string "1 2"', TypeError, () => array(wrong('1 2'))],
    ['array: expected a number, nested lists of numbers or an NdArray, got Map', TypeError, () => array(wrong(new Map()))],
    ['array: expected a number, nested lists of numbers or an NdArray, got the bigint 5', TypeError, () => array(wrong(5n))],
    ['array: expected a number, nested lists of numbers or an NdArray, got the function sin', TypeError, () => array(wrong(Math.sin))],
    ['array: element [1] is the string "2"; lists hold numbers or booleans', TypeError, () => array(wrong([1, '2']))],
    ['array: element [0][1] is undefined; lists hold numbers or booleans', TypeError, () => array(wrong([[1, undefined]]))],
    ['array: element [0] is null; lists hold numbers or booleans', TypeError, () => array(wrong([null]))],
    ['array: element [0] is NdArray; lists hold numbers or booleans; stack([x, y]) joins arrays', TypeError, () => array(wrong([array(1), array(2)]))],
    ['array: ragged list: the first elements say shape [2,2], but element [1] is a list of 1; make all lists of one level equally long', RangeError, () => array([[1, 2], [3]])],
    ['array: ragged list: the first elements say shape [2], but element [1] is a list of 1; make all lists of one level equally long', RangeError, () => array([1, [2]])],
    ['array: ragged list: the first elements say shape [2,1], but element [1] is the number 2; make all lists of one level equally long', RangeError, () => array([[1], 2])],
    ['array: ragged list: the first elements say shape [2,0], but element [1] is a list of 1; make all lists of one level equally long', RangeError, () => array([[], [1]])],
    ['array: ragged list: the first elements say shape [200000,200000], but element [1] is a list of 1; make all lists of one level equally long', RangeError, () => array([new Array(200_000).fill(1), ...new Array(199_999).fill([1])])],
    ['array: the data of a 0-d array holds others too; pass the array itself, or its item()', TypeError, () => array(array(1).data)],
    ['array: a BigInt64Array has no matching dtype; convert it to a Float64Array or an Int32Array first', TypeError, () => array(wrong(new BigInt64Array(1)))],
    ['array: a DataView has no matching dtype; convert it to a Float64Array or an Int32Array first', TypeError, () => array(wrong(new DataView(new ArrayBuffer(8))))],
    [`dtype: "float" is unknown; use 'float64', 'float32', 'int32' or 'bool'`, TypeError, () => array([1], { dtype: wrong('float') })],
    [`dtype: "int" is unknown; use 'float64', 'float32', 'int32' or 'bool'`, TypeError, () => array(1, { dtype: wrong('int') })],
    [`array: options stand in one object such as { dtype: 'int32' }, got the string "int32"`, TypeError, () => array([1], wrong('int32'))],
  ])
})

describe('asArray', () => {
  it('gives an array back as it is', () => {
    const x = array([1, 2])
    expect(asArray(x)).toBe(x)
    expect(asArray(x, { dtype: 'float64' })).toBe(x)
  })

  it('converts when another dtype is asked for', () => {
    expect(asArray(array([1.5, 2]), { dtype: 'int32' })).toEqualArray(int32([1, 2]))
  })

  it.each([
    ['a number', 3, array(3)],
    ['a list', [1, 2], array([1, 2])],
    ['a typed array', new Int32Array([1]), int32([1])],
  ])('takes %s', (_, values, expected) => {
    expect(asArray(values)).toEqualArray(expected)
  })

  // biome-ignore format: one line for each case
  itRefuses([
    ['asArray: expected a number, nested lists of numbers or an NdArray, got undefined', TypeError, () => asArray(wrong(undefined))],
    ['add, argument 2: expected a number, nested lists of numbers or an NdArray, got null', TypeError, () => asArray(wrong(null), { role: 'add, argument 2' })],
    [`asArray: options stand in one object such as { dtype: 'int32' }, got the string "int32"`, TypeError, () => asArray([1], wrong('int32'))],
  ])
})

describe('zeros, ones and full', () => {
  it.each([
    ['a vector', 3, [3]],
    ['a matrix', [2, 3], [2, 3]],
    ['a 0-d array', [], []],
    ['an empty array', 0, [0]],
    ['an array with an empty axis', [2, 0], [2, 0]],
  ])('make %s', (_, shape, expected) => {
    for (const x of [zeros(shape), ones(shape), full(shape, 2.5)]) {
      expect([x.dtype, x.shape]).toEqual(['float64', expected])
    }
  })

  it.each(dtypes)('fill with %s', (dtype) => {
    expect(zeros([2], { dtype })).toEqualArray(array([0, 0], { dtype }))
    expect(ones([2], { dtype })).toEqualArray(array([1, 1], { dtype }))
    expect(ones([], { dtype })).toEqualArray(array(1, { dtype }))
    expect(full([2], 0.5, { dtype })).toEqualArray(array([0.5, 0.5], { dtype }))
    expect(full([], 2.5, { dtype })).toEqualArray(array(2.5, { dtype }))
  })

  it('keep their shape when the list it came in changes', () => {
    const shape = [2, 2]
    const xs = [zeros(shape), ones(shape), full(shape, 7)]
    shape[0] = 9
    expect(xs.map((x) => x.shape)).toEqual([
      [2, 2],
      [2, 2],
      [2, 2],
    ])
  })

  // biome-ignore format: one line for each case
  itRefuses([
    ['zeros: shape [2.5] must hold whole numbers ≥ 0', RangeError, () => zeros(2.5)],
    ['zeros: shape [2,-1] must hold whole numbers ≥ 0', RangeError, () => zeros([2, -1])],
    ['ones: shape [NaN] must hold whole numbers ≥ 0', RangeError, () => ones(Number.NaN)],
    ['full: shape [Infinity] must hold whole numbers ≥ 0', RangeError, () => full(Infinity, 1)],
    ['zeros: shape ["3"] must hold whole numbers ≥ 0', RangeError, () => zeros(wrong(['3']))],
    ['zeros: an array of shape [1099511627776] would have more than 2 ** 32 elements, too many for one array', RangeError, () => zeros(2 ** 40)],
    ['zeros: shape [undefined,2] must hold whole numbers ≥ 0', RangeError, () => zeros(wrong([undefined, 2]))],
    ['zeros: expected a shape, such as 3 or [2, 3], got undefined', TypeError, () => zeros(wrong(undefined))],
    ['ones: expected a shape, such as 3 or [2, 3], got null', TypeError, () => ones(wrong(null))],
    ['ones: expected a shape, such as 3 or [2, 3], got the string "23"', TypeError, () => ones(wrong('23'))],
    ['zeros: expected a shape, such as 3 or [2, 3], got NdArray', TypeError, () => zeros(wrong(array([2, 3])))],
    ['full: expected numbers, got undefined', TypeError, () => full(2, wrong(undefined))],
    [`dtype: "float16" is unknown; use 'float64', 'float32', 'int32' or 'bool'`, TypeError, () => zeros(2, { dtype: wrong('float16') })],
    [`zeros: options stand in one object such as { dtype: 'int32' }, got null`, TypeError, () => zeros(2, wrong(null))],
    ['zeros: the lengths stand in one list: zeros([2, 3])', TypeError, () => zeros(2, wrong(3))],
    ['ones: the lengths stand in one list: ones([2, 3])', TypeError, () => ones(2, wrong(3))],
    [`ones: options stand in one object such as { dtype: 'int32' }, got the string "int32"`, TypeError, () => ones(2, wrong('int32'))],
    [`full: options stand in one object such as { dtype: 'int32' }, got null`, TypeError, () => full(2, 1, wrong(null))],
  ])
})

describe('zerosLike and onesLike', () => {
  it.each(dtypes)('take shape and dtype from a %s array', (dtype) => {
    const x = zeros([2, 3], { dtype }).T
    expect(zerosLike(x)).toEqualArray(zeros([3, 2], { dtype }))
    expect(onesLike(x)).toEqualArray(ones([3, 2], { dtype }))
  })

  it('take a 0-d array and lists too', () => {
    expect(onesLike(float32(5))).toEqualArray(float32(1))
    expect(zerosLike([true, false])).toEqualArray(bool([0, 0]))
    expect(onesLike([[5], [6]])).toEqualArray([[1], [1]])
  })

  // biome-ignore format: one line for each case
  itRefuses([
    ['zerosLike: expected a number, nested lists of numbers or an NdArray, got undefined', TypeError, () => zerosLike(wrong(undefined))],
    ['onesLike: expected a number, nested lists of numbers or an NdArray, got the string "x"', TypeError, () => onesLike(wrong('x'))],
  ])
})

interface Call {
  args: [number, number?, number?]
  dtype?: Figure['dtype']
  out: Figure
}

it('an array of another copy of the package is refused by name', () => {
  const { data, dtype, shape, strides, offset } = array([1, 2])
  expect(() => asArray(wrong({ data, dtype, shape, strides, offset }))).toThrow(
    'asArray: this NdArray comes from another copy of @dezero/ndarray; "npm ls @dezero/ndarray" shows which are installed',
  )
})

describe('arange', () => {
  it.each((figures.arange as Call[]).filter((call) => call.dtype !== 'float32'))(
    '$args, $dtype: NumPy’s numbers',
    ({ args, dtype, out }) => {
      const [start, stop, step] = args
      expect(arange(start, stop, step, { dtype })).toEqualArray(out)
    },
  )

  it.each((figures.arange as Call[]).filter((call) => call.dtype === 'float32'))(
    '$args, $dtype: NumPy’s numbers, up to rounding',
    ({ args, dtype, out }) => {
      const [start, stop, step] = args
      expect(arange(start, stop, step, { dtype })).toBeNear(out, 2 ** -22)
    },
  )

  it('begins with the start itself, −0 too', () => {
    expect(arange(-0, 2)).toEqualArray([-0, 1])
  })

  it('counts from 0 with one number', () => {
    expect(arange(3)).toEqualArray([0, 1, 2])
    expect(arange(3, { dtype: 'int32' }).dtype).toBe('int32')
  })

  // biome-ignore format: one line for each case
  itRefuses([
    ['arange: from 0 to 1 in steps of 0 never ends; give finite numbers and a step other than 0', RangeError, () => arange(0, 1, 0)],
    ['arange: from 0 to Infinity in steps of 1 never ends; give finite numbers and a step other than 0', RangeError, () => arange(Infinity)],
    ['arange: from NaN to 1 in steps of 1 never ends; give finite numbers and a step other than 0', RangeError, () => arange(Number.NaN, 1)],
    ['arange: expected numbers, got undefined', TypeError, () => arange(wrong(undefined))],
    [`arange: options stand in one object such as { dtype: 'int32' }, got the string "int32"`, TypeError, () => arange(0, 3, 1, wrong('int32'))],
  ])
})

interface Points {
  args: [number, number, number?]
  options: { endpoint?: boolean; dtype?: Figure['dtype'] }
  out: Figure
}

describe('linspace', () => {
  it.each(figures.linspace as Points[])('$args, $options: NumPy’s numbers, bit for bit', ({ args, options, out }) => {
    expect(linspace(...(args.concat(args.length < 3 ? [50] : []) as [number, number, number]), options)).toEqualArray(
      out,
    )
  })

  it('divides distances of which a step would be 0', () => {
    expect(linspace(0, 1e-323, 5)).toEqualArray([0, 0, 5e-324, 1e-323, 1e-323])
  })

  it('has 50 points unless told', () => {
    expect(linspace(0, 1).shape).toEqual([50])
  })

  // biome-ignore format: one line for each case
  itRefuses([
    ['linspace: shape [2.5] must hold whole numbers ≥ 0', RangeError, () => linspace(0, 1, 2.5)],
    ['linspace: shape [-1] must hold whole numbers ≥ 0', RangeError, () => linspace(0, 1, -1)],
    ['linspace: expected numbers, got a list of 2', TypeError, () => linspace(0, 1, wrong([2, 3]))],
    ['linspace: expected numbers, got undefined', TypeError, () => linspace(0, wrong(undefined))],
    ['linspace: expected numbers, got the string "0"', TypeError, () => linspace(wrong('0'), 1)],
    [`linspace: options stand in one object such as { dtype: 'int32' }, got the boolean false`, TypeError, () => linspace(0, 1, 5, wrong(false))],
  ])
})

describe('eye', () => {
  it.each(figures.eye as { n: number; m: number; k: number; out: Figure }[])(
    '$n × $m, diagonal $k',
    ({ n, m, k, out }) => {
      expect(eye(n, { m, k })).toEqualArray(out)
    },
  )

  it.each(dtypes)('of %s', (dtype) => {
    expect(eye(2, { dtype })).toEqualArray(
      array(
        [
          [1, 0],
          [0, 1],
        ],
        { dtype },
      ),
    )
  })

  // biome-ignore format: one line for each case
  itRefuses([
    ['eye: shape [2.5,2.5] must hold whole numbers ≥ 0', RangeError, () => eye(2.5)],
    ['eye: the diagonal k must be a whole number, got the number 0.5', TypeError, () => eye(2, { k: 0.5 })],
    [`eye: options stand in one object such as { dtype: 'int32' }, got the number 3`, TypeError, () => eye(2, wrong(3))],
  ])
})

describe('what an array says about itself', () => {
  const x = zeros([2, 3, 4], { dtype: 'float32' })

  it('ndim, size, length, shape, dtype, strides, offset', () => {
    expect([x.ndim, x.size, x.length, x.shape, x.dtype]).toEqual([3, 24, 2, [2, 3, 4], 'float32'])
    expect([x.strides, x.offset]).toEqual([[12, 4, 1], 0])
    expect([array(5).ndim, array(5).size, array(5).shape]).toEqual([0, 1, []])
    expect([zeros([0, 3]).size, zeros([0, 3]).length]).toEqual([0, 0])
  })

  it('its class, for instanceof', () => {
    expect(x).toBeInstanceOf(NdArray)
  })

  it('its text as NumPy prints it, in templates too', () => {
    expect(`${array([1, 2])} ${array(24)}`).toBe('[1. 2.] 24.0')
  })

  // biome-ignore format: one line for each case
  itRefuses([
    ['length: a 0-d array has no length; read .size or .item()', TypeError, () => array(1).length],
  ])
})

describe('JavaScript', () => {
  const x = array([
    [1, 2],
    [3, 4],
  ])

  it('writes arrays as nested lists in JSON', () => {
    expect(JSON.stringify({ x, y: array(7) })).toBe('{"x":[[1,2],[3,4]],"y":7}')
  })

  it('makes text of arrays, but no numbers', () => {
    expect(`${array([1, 2])}`).toBe('[1. 2.]')
    expect(`sum: ${x.sum()}`).toBe('sum: 10.0')
    expect(() => (x as unknown as number) * 2).toThrow('an NdArray has no operators: write x.mul(2) for x * 2')
  })
})

describe('item and tolist', () => {
  const x = array([
    [0, 1, 2],
    [10, 11, 12],
  ])

  it.each([
    ['a 0-d array', array(2.5), 2.5],
    ['one element in two axes', array([[7]]), 7],
    ['an int32', int32([3]), 3],
    ['a bool, as 0 or 1', bool(true), 1],
    ['one element of a view', x.slice('1:', '2:'), 12],
  ])('item() of %s', (_, one, expected) => {
    expect(one.item()).toBe(expected)
  })

  it.each([
    [[0, 0], 0],
    [[1, 2], 12],
    [[-1, -3], 10],
    [[-2, 1], 1],
  ])('item(%s)', (index, expected) => {
    expect(x.item(...index)).toBe(expected)
    expect(x.T.item(...index.toReversed())).toBe(expected)
  })

  it.each(Object.keys(layouts))('tolist of an array that lies %s', (layout) => {
    expect(layouts[layout](x).tolist()).toEqual([
      [0, 1, 2],
      [10, 11, 12],
    ])
  })

  it('tolist of empty arrays', () => {
    expect([zeros([0]).tolist(), zeros([2, 0]).tolist(), zeros([0, 2]).tolist()]).toEqual([[], [[], []], []])
  })

  // biome-ignore format: one line for each case
  itRefuses([
    ['item: an array of shape [2,3] holds 6 elements; say which: item(i, j, …)', RangeError, () => x.item()],
    ['item: an array of shape [0] holds 0 elements; say which: item(i, j, …)', RangeError, () => zeros(0).item()],
    ['item: 1 indices for the 2 axes of shape [2,3]', RangeError, () => x.item(0)],
    ['item: 1 indices for the 0 axes of shape []', RangeError, () => array(1).item(0)],
    ['item: index 2 is out of range for axis 0 of shape [2,3]', RangeError, () => x.item(2, 0)],
    ['item: index -4 is out of range for axis 1 of shape [2,3]', RangeError, () => x.item(0, -4)],
    ['item: an index must be a whole number, got the number 0.5', TypeError, () => x.item(0.5, 0)],
    ['item: an index must be a whole number, got undefined', TypeError, () => x.item(0, wrong(undefined))],
  ])
})
