import { array, eye, type NdArray, ones, zeros } from '@dezero/ndarray'
import * as linalg from '@dezero/ndarray/linalg'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import rows from '../figures/linalg.json' with { type: 'json' }
import { elements, type Figure, float32, fromFigure, itRefuses, layouts, wrong } from '../support.ts'

const operations: Record<string, (...args: NdArray[]) => NdArray[]> = {
  inv: (a) => [linalg.inv(a)],
  det: (a) => [linalg.det(a)],
  solve: (a, b) => [linalg.solve(a, b)],
  cholesky: (a) => [linalg.cholesky(a)],
  slogdet: (a) => {
    const { sign, logabsdet } = linalg.slogdet(a)
    return [sign, logabsdet]
  },
}

/** The distance of two arrays of one shape. */
const distance = (x: NdArray, y: NdArray): number => (x.size === 0 ? 0 : x.sub(y).abs().max().item())

const expectNear = (x: NdArray, expected: NdArray): void => {
  expect([x.shape, x.dtype]).toEqual([expected.shape, 'float64'])
  if (elements(expected).every(Number.isFinite)) expect(distance(x, expected)).toBeLessThan(1e-9)
  else expect(x).toEqualArray(expected)
}

describe.each(Object.entries(layouts))('of a %s array, as NumPy gives it', (_, layout) => {
  it.each(rows.map((row, i) => [i, row.operation, row.args.map(({ shape }) => `[${shape}]`).join(), row] as const))(
    '%i: %s of %s',
    (_, operation, __, { args, out }) => {
      const results = operations[operation](...args.map((x) => layout(fromFigure(x as Figure))))
      results.forEach((y, i) => {
        expectNear(y, fromFigure(out[i] as Figure))
      })
    },
  )
})

const entries = (count: number) => fc.array(fc.integer({ min: -9, max: 9 }), { minLength: count, maxLength: count })

/** Two matrices of whole numbers, the first of which is far from singular. */
const matrices = fc.integer({ min: 1, max: 6 }).chain((n) =>
  fc.tuple(entries(n * n), entries(n * n)).map(([a, b]) => {
    const square = (numbers: number[]) => array(numbers).reshape([n, n])
    return [square(a).add(eye(n).mul(9 * n + 1)), square(b)]
  }),
)

describe('laws', () => {
  it('solve(A, A x) = x, inv(A) A = 1', () => {
    fc.assert(
      fc.property(matrices, ([a, x]) => {
        expect(distance(linalg.solve(a, a.matmul(x)), x)).toBeLessThan(1e-12)
        expect(distance(linalg.inv(a).matmul(a), eye(a.length))).toBeLessThan(1e-12)
      }),
    )
  })
  it('det(A B) = det A · det B, det Aᵀ = det A, and slogdet says the same', () => {
    fc.assert(
      fc.property(matrices, ([a, b]) => {
        const product = linalg.det(a).mul(linalg.det(b))
        const size = Math.max(1, linalg.det(a).item()) * 20 ** b.length
        expect(distance(linalg.det(a.matmul(b)), product) / size).toBeLessThan(1e-12)
        expect(distance(linalg.det(b.T), linalg.det(b)) / 20 ** b.length).toBeLessThan(1e-12)
        const { sign, logabsdet } = linalg.slogdet(a)
        expect(distance(sign.mul(logabsdet.exp()).div(linalg.det(a)), ones([]))).toBeLessThan(1e-12)
      }),
    )
  })
  it('cholesky gives C Cᵀ = A', () => {
    fc.assert(
      fc.property(matrices, ([a]) => {
        const definite = a.matmul(a.T)
        const c = linalg.cholesky(definite)
        expect(distance(c.matmul(c.T), definite) / definite.max().item()).toBeLessThan(1e-14)
      }),
    )
  })
})

it('float32 stays float32, and loses nothing on the way', () => {
  const a = float32([
    [2, 1],
    [1, 3],
  ])
  const { sign, logabsdet } = linalg.slogdet(a)
  const results = [linalg.inv(a), linalg.det(a), sign, logabsdet, linalg.solve(a, float32([1, 2])), linalg.cholesky(a)]
  expect(results.map(({ dtype }) => dtype)).toEqual(new Array(6).fill('float32'))
  expect(linalg.inv(a)).toEqualArray(
    float32([
      [0.6, -0.2],
      [-0.2, 0.4],
    ]),
  )
})

it('takes the largest pivot, so that small ones do not spoil the digits', () => {
  const a = array([
    [1e-20, 1],
    [1, 1],
  ])
  expect(linalg.solve(a, [1, 2])).toBeNear([1, 1], 1e-15)
})

it('cholesky takes the symmetric part of a matrix', () => {
  const a = array([
    [2, 0],
    [2, 3],
  ])
  expect(linalg.cholesky(a)).toEqualArray(linalg.cholesky(a.add(a.T).div(2)))
})

it('does not change what it is given', () => {
  const a = array([
    [0, 2],
    [3, 0],
  ])
  linalg.inv(a)
  linalg.solve(a, a)
  linalg.det(a)
  expect(elements(a)).toEqual([0, 2, 3, 0])
})

it('NaN gives NaN, and is not taken for singular', () => {
  const a = array([
    [0, 1],
    [Number.NaN, 1],
  ])
  expect(elements(linalg.inv(a)).some(Number.isNaN)).toBe(true)
  expect(linalg.det(a).item()).toBeNaN()
})

describe('what is refused', () => {
  const singular = array([
    [1, 2],
    [2, 4],
  ])
  const batch = array([eye(2), singular, eye(2)].map((x) => x.tolist() as number[][]))
  itRefuses([
    [
      'inv: the 2 × 2 matrix is singular: its column 1 is a combination of those before it, so it has no inverse',
      RangeError,
      () => linalg.inv(singular),
    ],
    ['inv: the 3 × 3 matrix is singular: its column 0 is 0', RangeError, () => linalg.inv(zeros([3, 3]))],
    ['solve: matrix 1 of the batch [3,2,2] is singular', RangeError, () => linalg.solve(batch, [1, 2])],
    ['inv: expected square matrices, (…, n, n), got shape [2,3]', RangeError, () => linalg.inv(ones([2, 3]))],
    ['det: expected square matrices, (…, n, n), got shape []', RangeError, () => linalg.det(1)],
    ['slogdet: expected square matrices, (…, n, n), got shape [2]', RangeError, () => linalg.slogdet([1, 2])],
    ['cholesky: expected square matrices', RangeError, () => linalg.cholesky(ones([2, 3]))],
    [
      'solve: A of shape [2,2] and b of shape [3] do not fit: b needs 2 rows, (…, 2, k), or is one vector (2)',
      RangeError,
      () => linalg.solve(eye(2), [1, 2, 3]),
    ],
    ['solve: A of shape [2,2] and b of shape [] do not fit', RangeError, () => linalg.solve(eye(2), 1)],
    ['solve: shapes [3] and [2] do not broadcast', RangeError, () => linalg.solve(batch, ones([2, 2, 1]))],
    [
      'cholesky: the 2 × 2 matrix is not positive definite: the determinant of its first 2 rows and columns is not above 0',
      RangeError,
      () => linalg.cholesky(singular),
    ],
    ['cholesky: the 1 × 1 matrix is not positive definite', RangeError, () => linalg.cholesky([[Number.NaN]])],
    ['cholesky: matrix 1 of the batch [3,2,2] is not', RangeError, () => linalg.cholesky(batch)],
    ['inv: expected a number, nested lists', TypeError, () => linalg.inv(wrong('A'))],
  ])
})
