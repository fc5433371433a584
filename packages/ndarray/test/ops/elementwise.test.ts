import { array, type NdArray, where, zeros } from '@dezero/ndarray'
import { describe, expect, it } from 'vitest'
import pairs from '../figures/binary.json' with { type: 'json' }
import broadcasts from '../figures/broadcasting.json' with { type: 'json' }
import clips from '../figures/clip.json' with { type: 'json' }
import singles from '../figures/unary.json' with { type: 'json' }
import choices from '../figures/where.json' with { type: 'json' }
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

type Unary = 'neg' | 'abs' | 'sign' | 'sin' | 'cos' | 'tan' | 'tanh' | 'exp' | 'expm1' | 'log' | 'log1p' | 'sqrt'
type Binary = 'add' | 'sub' | 'rsub' | 'mul' | 'div' | 'rdiv' | 'pow' | 'maximum' | 'minimum' | Comparison
type Comparison = 'equal' | 'notEqual' | 'less' | 'lessEqual' | 'greater' | 'greaterEqual'

const unaries: Unary[] = ['neg', 'abs', 'sign', 'sin', 'cos', 'tan', 'tanh', 'exp', 'expm1', 'log', 'log1p', 'sqrt']
const arithmetic: Binary[] = ['add', 'sub', 'rsub', 'mul', 'div', 'rdiv', 'pow', 'maximum', 'minimum']
const comparisons: Comparison[] = ['equal', 'notEqual', 'less', 'lessEqual', 'greater', 'greaterEqual']
const binaries: Binary[] = [...arithmetic, ...comparisons]

/** Functions whose last digit NumPy's library and JavaScript's round differently. */
const rounded: string[] = ['sin', 'cos', 'tan', 'tanh', 'exp', 'expm1', 'log', 'log1p', 'pow']
/** A few units in the last place; NumPy allows its float32 functions 4. */
const tolerance = { float64: 1e-15, float32: 5e-7, int32: 0, bool: 0 }

function expectFigure(actual: NdArray, operation: string, expected: Figure): void {
  // Which of two zeros is the larger one is left open, by NumPy too.
  if (operation === 'maximum' || operation === 'minimum') expect(actual).toBeNear(expected, 0)
  else if (rounded.includes(operation)) expect(actual).toBeNear(expected, tolerance[expected.dtype])
  else expect(actual).toEqualArray(expected)
}

describe('functions of one array', () => {
  const inputs = singles.inputs as Record<string, Figure>
  // NumPy knows neither the negative nor the sign of a bool.
  const cases = Object.entries(singles.results as Record<string, Outcome>).filter(([, out]) => out !== 'error')
  it.each(cases as [string, Figure][])('%s: NumPy’s numbers', (title, expected) => {
    const [operation, dtype] = title.split(' ')
    expectFigure(fromFigure(inputs[dtype])[operation as Unary](), operation, expected)
  })

  it.each(unaries)('%s of a 0-d array is the element’s, bit for bit', (operation) => {
    const x = fromFigure(inputs.float64)
    const ofEach = elements(x).map((value) => array(value)[operation]().item())
    expect(x[operation]()).toEqualArray(ofEach)
  })

  it.each(unaries)('%s reads every layout alike', (operation) => {
    const x = array([
      [0.5, -1.5, 2],
      [3, 0, -0.25],
    ])
    for (const layout of Object.values(layouts)) expect(layout(x)[operation]()).toEqualArray(x[operation]())
    expect(array(0.5).broadcastTo([2, 3])[operation]()).toEqualArray(
      array([
        [0.5, 0.5, 0.5],
        [0.5, 0.5, 0.5],
      ])[operation](),
    )
  })

  it.each(unaries)('%s of nothing is nothing', (operation) => {
    expect(zeros([2, 0])[operation]()).toEqualArray(zeros([2, 0]))
  })
})

describe('operations on two arrays', () => {
  const inputs = pairs.inputs as Record<string, Figure>
  const exponents = pairs.integerExponents as Figure
  const cases = Object.entries(pairs.results as Record<string, Outcome>).filter(([, out]) => out !== 'error')
  it.each(cases as [string, Figure][])('%s: NumPy’s numbers for every pair of special values', (title, expected) => {
    const [operation, a, b] = title.split(' ')
    const whole = operation === 'pow' && expected.dtype === 'int32' && b === 'int32'
    const x = fromFigure(inputs[a]).reshape(-1, 1)
    const y = fromFigure(whole ? exponents : inputs[b])
    expectFigure(x[operation as Binary](y), operation, expected)
  })

  it.each(binaries)('%s of two 0-d arrays is the elements’, bit for bit', (operation) => {
    const x = fromFigure(inputs.float64).reshape(-1, 1)
    const y = x.T
    const ofEach = elements(x).map((a) => elements(y).map((b) => array(a)[operation](array(b)).tolist()))
    expect(x[operation](y)).toEqualArray(array(ofEach))
  })

  it.each(binaries)('%s takes a number, a boolean, a list and a typed array', (operation) => {
    const x = array([1, 2, 4])
    expect(x[operation](2)).toEqualArray(x[operation](array(2)))
    expect(x[operation](true)).toEqualArray(x[operation](array(1)))
    expect(x[operation]([2, 1, 4])).toEqualArray(x[operation](array([2, 1, 4])))
    expect(x[operation](new Float64Array([2, 1, 4]))).toEqualArray(x[operation](array([2, 1, 4])))
  })

  it.each(comparisons)('%s compares numbers of different dtypes by value', (operation) => {
    const x = int32([0, 1, 16777217])
    const y = float32([0, 1.5, 16777216])
    const expected = x.astype('float64')[operation](y.astype('float64'))
    expect(x[operation](y)).toEqualArray(expected)
    expect(x.broadcastTo([200, 3])[operation](y)).toEqualArray(expected.broadcastTo([200, 3]))
  })
})

describe('broadcasting', () => {
  interface Case {
    op: Binary
    x: Figure
    y: Figure
    out: Figure
  }
  const wide = ([x, y]: number[][]) => `[${x}] and [${y}]`
  const shapes = [...new Set((broadcasts as Case[]).map(({ x, y }) => wide([x.shape, y.shape])))]

  it.each(shapes)('%s: NumPy’s numbers, for every operation and every layout of both', (title) => {
    for (const { op, x, y, out } of broadcasts as Case[]) {
      if (wide([x.shape, y.shape]) !== title) continue
      for (const a of Object.values(layouts)) {
        for (const b of Object.values(layouts)) expectFigure(a(fromFigure(x))[op](b(fromFigure(y))), op, out)
      }
    }
  })

  it('takes views that repeat elements', () => {
    const row = array([1, 2, 3]).broadcastTo([2, 3])
    const column = array([[10], [20]]).broadcastTo([2, 3])
    expect(row.add(column)).toEqualArray([
      [11, 12, 13],
      [21, 22, 23],
    ])
    expect(column.T.sub(row.T)).toEqualArray([
      [9, 19],
      [8, 18],
      [7, 17],
    ])
    expect(row.slice(':', '::-1').mul(array(2).broadcastTo([2, 1]))).toEqualArray([
      [6, 4, 2],
      [6, 4, 2],
    ])
  })

  it.each(binaries)('%s names itself and both shapes when they do not fit', (operation) => {
    const message = `shapes ${operation.startsWith('r') ? '[4] and [2,3]' : '[2,3] and [4]'} do not broadcast: from the last axis back, lengths must be equal or 1`
    expect(() => counting(2, 3)[operation](counting(4))).toThrow(RangeError)
    expect(() => counting(2, 3)[operation](counting(4))).toThrow(`${operation.replace(/^r/, '')}: ${message}`)
  })

  // biome-ignore format: one line for each case
  itRefuses([
    ['add: shapes [2,3] and [2] do not broadcast: from the last axis back, lengths must be equal or 1', RangeError, () => counting(2, 3).add([1, 2])],
    ['mul: shapes [0] and [3] do not broadcast: from the last axis back, lengths must be equal or 1', RangeError, () => zeros(0).mul(counting(3))],
    ['where: shapes [2] and [3] do not broadcast: from the last axis back, lengths must be equal or 1', RangeError, () => where([true, false], counting(3), 0)],
    ['where: shapes [2] and [3] do not broadcast: from the last axis back, lengths must be equal or 1', RangeError, () => where(true, counting(2), counting(3))],
    ['clip: shapes [3] and [2] do not broadcast: from the last axis back, lengths must be equal or 1', RangeError, () => counting(3).clip([1, 2], 3)],
    ['clip: shapes [3] and [2] do not broadcast: from the last axis back, lengths must be equal or 1', RangeError, () => counting(3).clip(0, [1, 2])],
  ])
})

describe('what is no number is refused by name', () => {
  it.each(binaries)('%s', (operation) => {
    const name = operation.replace(/^r(?=sub|div)/, '')
    for (const value of [undefined, null, '2', {}, [1, undefined], new Date(0), 5n]) {
      expect(() => array([1])[operation](wrong(value))).toThrow(TypeError)
      expect(() => array(1)[operation](wrong(value))).toThrow(`${name}: `)
    }
  })

  // biome-ignore format: one line for each case
  itRefuses([
    ['add: expected a number, nested lists of numbers or an NdArray, got undefined', TypeError, () => array(1).add(wrong(undefined))],
    ['pow: expected a number, nested lists of numbers or an NdArray, got the string "2"', TypeError, () => array(1).pow(wrong('2'))],
    ['sub: element [0] is the string "1"; lists hold numbers or booleans', TypeError, () => array(1).sub(wrong(['1']))],
    ['sub: two bool arrays have no difference; use notEqual, or astype first', TypeError, () => bool([1]).sub(bool([0]))],
    ['sub: two bool arrays have no difference; use notEqual, or astype first', TypeError, () => bool(1).rsub(true)],
    ['neg: a bool array has no negative; use equal(0), or astype first', TypeError, () => bool([1]).neg()],
    ['pow: an integer to a negative power is no integer; use astype("float64") first', RangeError, () => int32([2]).pow(-1)],
    ['pow: an integer to a negative power is no integer; use astype("float64") first', RangeError, () => int32([2, 3]).pow(int32([1, -1]))],
    ['pow: an integer to a negative power is no integer; use astype("float64") first', RangeError, () => bool([1]).pow(-2)],
    ['where: expected a number, nested lists of numbers or an NdArray, got undefined', TypeError, () => where(wrong(undefined), 1, 2)],
    ['where: expected a number, nested lists of numbers or an NdArray, got undefined', TypeError, () => where(true, 1, wrong(undefined))],
    ['where: expected a number, nested lists of numbers or an NdArray, got null', TypeError, () => where(true, wrong(null), 2)],
    ['clip: expected a number, nested lists of numbers or an NdArray, got undefined', TypeError, () => array(1).clip(0, wrong(undefined))],
    ['clip: expected a number, nested lists of numbers or an NdArray, got null', TypeError, () => array(1).clip(wrong(null), 1)],
  ])
})

describe('pow', () => {
  it.each([
    ['of no integers, to a negative power too', int32([]).pow(-1), int32([])],
    ['2 ** 0.5', array(2).pow(0.5), array(Math.SQRT2)],
    ['(−8) ** (1/3) is NaN', array(-8).pow(1 / 3), array(Number.NaN)],
    ['0 ** 0 is 1', array(0).pow(0), array(1)],
    ['NaN ** 0 is 1', array(Number.NaN).pow(0), array(1)],
    ['1 ** NaN is 1', array(1).pow(Number.NaN), array(1)],
    ['(−1) ** ∞ is 1', array(-1).pow(Infinity), array(1)],
    ['0 ** −1 is ∞', array(0).pow(-1), array(Infinity)],
    ['(−0) ** −1 is −∞', array(-0).pow(-1), array(-Infinity)],
    ['int32 ** 0.5 is float64', int32([4]).pow(0.5), array([2])],
    ['int32 ** float64(−1) is float64', int32([4]).pow(array(-1)), array([0.25])],
  ])('%s', (_, actual, expected) => {
    expect(actual).toEqualArray(expected)
  })

  it('x ** 2 is x · x, bit for bit', () => {
    const x = array(Array.from({ length: 2000 }, (_, i) => Math.tan(i)))
    expect(x.pow(2)).toEqualArray(x.mul(x))
  })

  it('x ** 1 is x and x ** −1 is 1 / x, in its dtype', () => {
    for (const dtype of ['float64', 'float32'] as const) {
      const x = array([-2, -0, 0, 0.3, Infinity, -Infinity, Number.NaN, 1e-310], { dtype })
      expect([x.pow(1), x.pow(-1)].map((power) => power.dtype)).toEqual([dtype, dtype])
      expect(x.pow(1)).toEqualArray(x)
      expect(x.pow(-1)).toEqualArray(x.rdiv(1))
    }
  })
})

describe('where', () => {
  interface Case {
    condition: Figure
    x: Figure
    y: Figure
    out: Figure
  }
  it.each(choices as Case[])('$condition.shape ? $x.shape : $y.shape, in every layout', ({ condition, x, y, out }) => {
    for (const layout of Object.values(layouts)) {
      expect(where(layout(fromFigure(condition)), layout(fromFigure(x)), layout(fromFigure(y)))).toEqualArray(out)
    }
  })

  it('takes numbers, booleans and lists', () => {
    expect(where(true, 1, 2)).toEqualArray(1)
    expect(where([true, false], [1, 2], 0)).toEqualArray([1, 0])
    expect(where([1, 0], true, false)).toEqualArray([true, false])
  })
})

describe('clip', () => {
  const cases = clips as { x: Figure; low: number | string; high: number | string; out: Figure }[]
  it.each(cases)('$x.dtype to [$low, $high]: NumPy’s numbers', ({ x, low, high, out }) => {
    for (const layout of Object.values(layouts)) {
      expect(layout(fromFigure(x)).clip(Number(low), Number(high))).toEqualArray(out)
    }
  })

  // biome-ignore format: one line for each case
  it.each([
    ['−∞ leaves the lower bound out', array([-5, 5]).clip(-Infinity, 1), array([-5, 1])],
    ['∞ leaves the upper bound out', array([-5, 5]).clip(0, Infinity), array([0, 5])],
    ['a bound left out changes no int32', int32([-2147483648, 2147483647]).clip(-Infinity, Infinity), int32([-2147483648, 2147483647])],
    ['a bound left out changes no bool', bool([0, 1]).clip(-Infinity, Infinity), bool([0, 1])],
    ['bounds broadcast', counting(2, 3).clip([[1], [4]], [2, 4, 9]), array([[1, 1, 2], [2, 4, 5]])],
    ['the upper bound wins where bounds cross', array([0, 5]).clip(3, 1), array([1, 1])],
    ['a 0-d array', array(7).clip(0, 1), array(1)],
  ])('%s', (_, actual, expected) => {
    expect(actual).toEqualArray(expected)
  })
})

describe('an operation on many elements gives what it gives on each alone', () => {
  const x = counting(30, 50).mul(0.7).sub(300)
  const y = counting(30, 50).mul(1.3).add(1)
  // biome-ignore format: one line for each case
  const operands: [name: string, y: NdArray][] = [
    ['each its own', y], ['a row', y.slice(3)], ['a row of a matrix', y.slice('3:4')], ['a column', y.slice(':', '3:4')],
    ['a number', y.slice(2, 3)], ['a matrix of one', y.slice('2:3', '3:4')], ['a repeated row', y.slice(3).broadcastTo([30, 50])],
    ['a repeated number', y.slice(2, 3).broadcastTo([30, 50])], ['a repeated column', y.slice(':', '3:4').broadcastTo([30, 50])],
    ...Object.entries(layouts).map(([name, layout]): [string, NdArray] => [name, layout(y)]),
  ]
  const each = (x: NdArray, y: NdArray, operation: Binary) => {
    const [xs, ys] = [x.broadcastTo([30, 50]), y.broadcastTo([30, 50])]
    return Array.from({ length: 1500 }, (_, e) => {
      const at = [Math.floor(e / 50), e % 50]
      return xs
        .slice(...at)
        [operation](ys.slice(...at))
        .item()
    })
  }

  describe.each(['float64', 'float32'] as const)('%s', (dtype) => {
    it.each(operands)('with %s', (_, operand) => {
      const [a, b] = [x.astype(dtype), operand.astype(dtype)]
      for (const operation of ['add', 'sub', 'rsub', 'mul', 'div', 'rdiv'] as const) {
        expect(elements(a[operation](b))).toEqual(each(a, b, operation))
        expect(elements(b[operation](a))).toEqual(each(b, a, operation))
      }
    })
  })

  it.each(dtypes.flatMap((first) => dtypes.map((second) => [first, second] as const)))(
    'where %s meets %s',
    (first, second) => {
      const [a, b] = [x.sub(500).astype(first), y.astype(second)]
      const exact = ['add', 'mul', 'div', 'maximum', 'pow', 'less', 'equal'] as const
      for (const operation of exact) {
        for (const operand of [b, b.slice(3), b.slice(':', '3:4')]) {
          expect(elements(a[operation](operand))).toEqual(each(a, operand, operation))
        }
      }
    },
  )
})

describe('operands that repeat give what their copies give', () => {
  const shape = [170, 100] // more than the kernels take at once
  const x = counting(...shape)
    .mul(0.7)
    .sub(300)
  const operands = {
    'each its own': x,
    'a row': x.slice(3),
    'a column': x.slice(':', '3:4'),
    'a number': x.slice(2, 3),
  }
  const names = Object.keys(operands) as (keyof typeof operands)[]

  describe.each(['float64', 'float32'] as const)('%s', (dtype) => {
    it.each(names.flatMap((first) => names.map((second) => [first, second] as const)))('%s and %s', (first, second) => {
      const [a, b] = [operands[first], operands[second]].map((operand) => operand.astype(dtype).broadcastTo(shape))
      for (const operation of ['sub', 'div'] as const) {
        expect(a[operation](b).data).toEqual(array(a)[operation](array(b)).data)
      }
    })

    it.each(names)('%s', (name) => {
      const a = operands[name].astype(dtype).broadcastTo(shape)
      for (const operation of unaries) {
        expect(a[operation]()).toEqualArray(array(a)[operation]())
        expect(a.T[operation]()).toEqualArray(array(a.T)[operation]())
      }
    })
  })
})

it.each([
  ['float64', [3, 4, 5, 6]],
  ['float32', [3, 4, 5, 6]],
  ['int32', [3, 4, 5, 6]],
  ['float64', [2, 4100]],
  ['float32', [2, 4100]],
] as const)('%s of shape %j: either operand may have length 1 along any axes', (dtype, shape) => {
  const x = counting(...shape).astype(dtype)
  const thin = (axes: number) => x.slice(...shape.map((_, axis) => (axes & (1 << axis) ? '1:2' : ':'))).sub(2 ** axes)
  const operands = Array.from({ length: 2 ** shape.length }, (_, axes) => array(thin(axes)))
  for (const a of operands) {
    for (const b of operands) {
      const whole = [a, b].map((operand) => array(operand.broadcastTo(shape)))
      expect(a.sub(b).broadcastTo(shape)).toEqualArray(whole[0].sub(whole[1]))
      expect(a.maximum(b).broadcastTo(shape)).toEqualArray(whole[0].maximum(whole[1]))
    }
  }
})
