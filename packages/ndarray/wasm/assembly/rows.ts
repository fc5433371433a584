/** Rows of whole vectors, `step` apart, to `to`, where they have no gaps. */
export function copyRows(rows: usize, width: usize, from: usize, step: usize, to: usize): void {
  for (const end = to + rows * width; to < end; to += width, from += step) {
    for (let at: usize = 0; at < width; at += 16) v128.store(to + at, v128.load(from + at))
  }
}

/**
 * Moves rows together, from address `at` on: `width` bytes of each, where they take `stride`. The bytes behind a
 * row overwrite the start of the next one, which is moved afterwards.
 */
export function closeRows(at: usize, rows: i32, width: usize, stride: usize): void {
  let to = at + width
  let from = at + stride
  for (let row = 1; row < rows; row++, to += width, from += stride) copyRows(1, stride, from, 0, to)
}
