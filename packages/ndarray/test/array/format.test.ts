import { describe, expect, it } from 'vitest'
import { type DType, storage } from '../../src/array/dtype.ts'
import { format, formatNumber } from '../../src/array/format.ts'
import { NdArray } from '../../src/array/ndarray.ts'
import figures from '../figures/format.json' with { type: 'json' }

/** An array and the text that NumPy 2.4 prints for it. */
interface Figure {
  name: string
  dtype: DType
  shape: number[]
  /** Row by row; what JSON cannot hold stands as text: 'nan', 'inf', '-inf', '-0'. */
  values?: (number | string)[]
  /** Instead of values, for long arrays: 0, 1, … arange - 1, each multiplied by `times`. */
  arange?: number
  times?: number
  text: string
}

const special: Record<string, number> = { nan: Number.NaN, inf: Infinity, '-inf': -Infinity, '-0': -0 }

function arrayOf({ dtype, shape, values, arange = 0, times = 1 }: Figure): NdArray {
  const numbers = values
    ? values.map((value) => (typeof value === 'string' ? special[value] : value))
    : Array.from({ length: arange }, (_, i) => i * times)
  const data = storage(dtype, numbers.length)
  data.set(numbers)
  return new NdArray(data, dtype, shape)
}

const range = (length: number) => Float64Array.from({ length }, (_, i) => i)

describe('format prints what NumPy prints', () => {
  it.each(figures as Figure[])('$name', (figure) => {
    expect(format(arrayOf(figure))).toBe(figure.text)
  })
})

describe('format reads views through their strides', () => {
  it('transposed', () => {
    const x = new NdArray(range(6), 'float64', [2, 3])
    expect(format(x.T)).toBe('[[0. 3.]\n [1. 4.]\n [2. 5.]]')
  })

  it('reversed, every other element', () => {
    expect(format(new NdArray(range(7), 'float64', [4], [-2], 6))).toBe('[6. 4. 2. 0.]')
  })

  it('one row stretched over three', () => {
    expect(format(new NdArray(range(2), 'float64', [3, 2], [0, 1]))).toBe('[[0. 1.]\n [0. 1.]\n [0. 1.]]')
  })

  it('an element in the middle', () => {
    expect(format(new NdArray(range(7), 'float64', [], [], 4))).toBe('4.0')
  })

  it('the edges of a long one', () => {
    const x = new NdArray(range(1001), 'float64', [1001], [-1], 1000)
    expect(format(x)).toBe('[1000.  999.  998. ...    2.    1.    0.]')
  })
})

it('format visits only what it shows', () => {
  const unreadable = new Proxy(range(1e6), {
    get: (data, key) => {
      if (Number(key) >= 3 && Number(key) < 1e6 - 3) throw new Error(`element ${String(key)} was read`)
      return Reflect.get(data, key)
    },
  })
  expect(format(new NdArray(unreadable, 'float64', [1e6]))).toBe(
    '[0.00000e+00 1.00000e+00 2.00000e+00 ... 9.99997e+05 9.99998e+05\n 9.99999e+05]',
  )
})

it('formatNumber prints the float32 that is nearest to the number', () => {
  expect(formatNumber(0.1, 'float32')).toBe('0.1')
  expect(formatNumber(1 / 3, 'float32')).toBe('0.33333334')
})
