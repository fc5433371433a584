/**
 * Overwrites the n × n matrix that begins at `at` with its factors: P A = L U, with L below the diagonal (its own is 1) and
 * U on and above it. In each column the largest element becomes the pivot, which keeps the factors small. `order` gets the
 * rows of A in the order of P. The result is the sign of this permutation.
 */
export function factorize(a: Float64Array, at: number, n: number, order: Int32Array): number {
  let sign = 1
  for (let row = 0; row < n; row++) order[row] = row
  for (let k = 0; k < n; k++) {
    const pivot = rowOfPivot(a, at, n, k)
    if (pivot !== k) {
      swapRows(a, at, n, k, pivot)
      const row = order[k]
      order[k] = order[pivot]
      order[pivot] = row
      sign = -sign
    }
    if (a[at + k * n + k] !== 0) eliminate(a, at, n, k)
  }
  return sign
}

/** The row of the largest element of column k from the diagonal on, or of NaN, which must not get lost. */
function rowOfPivot(a: Float64Array, at: number, n: number, k: number): number {
  let found = k
  let largest = Math.abs(a[at + k * n + k])
  for (let row = k + 1; row < n; row++) {
    const size = Math.abs(a[at + row * n + k])
    if (size > largest || Number.isNaN(size)) {
      largest = size
      found = row
    }
  }
  return found
}

function swapRows(a: Float64Array, at: number, n: number, i: number, j: number): void {
  for (let column = 0; column < n; column++) {
    const value = a[at + i * n + column]
    a[at + i * n + column] = a[at + j * n + column]
    a[at + j * n + column] = value
  }
}

/** Subtracts multiples of row k from those below, so that column k vanishes there; the factors take its place. */
function eliminate(a: Float64Array, at: number, n: number, k: number): void {
  const from = at + k * n
  for (let row = k + 1; row < n; row++) {
    const to = at + row * n
    const factor = a[to + k] / a[from + k]
    a[to + k] = factor
    for (let column = k + 1; column < n; column++) a[to + column] -= factor * a[from + column]
  }
}

/** The first column without a pivot, which makes a matrix singular: it depends on those before it; −1 if there is none. */
export function columnWithoutPivot(lu: Float64Array, at: number, n: number): number {
  for (let k = 0; k < n; k++) if (lu[at + k * n + k] === 0) return k
  return -1
}

/** x of L U x = P b, for b of several columns; its rows are already in the order of P, and become those of x. */
export function substitute(
  lu: Float64Array,
  at: number,
  n: number,
  x: Float64Array,
  start: number,
  columns: number,
): void {
  for (let row = 0; row < n; row++) {
    for (let k = 0; k < row; k++) subtractRow(x, start, columns, row, k, lu[at + row * n + k])
  }
  for (let row = n - 1; row >= 0; row--) {
    for (let k = row + 1; k < n; k++) subtractRow(x, start, columns, row, k, lu[at + row * n + k])
    const pivot = lu[at + row * n + row]
    for (let e = start + row * columns; e < start + (row + 1) * columns; e++) x[e] /= pivot
  }
}

function subtractRow(x: Float64Array, start: number, columns: number, to: number, from: number, factor: number): void {
  const a = start + to * columns
  const b = start + from * columns
  for (let column = 0; column < columns; column++) x[a + column] -= factor * x[b + column]
}
