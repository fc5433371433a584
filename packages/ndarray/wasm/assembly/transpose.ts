import { OPERAND, RIGHT } from './layout'

// Matrices are transposed by squares of vectors.

/** Lines of `length` numbers without gaps, at OPERAND, become columns at RIGHT, where a row takes `stride` bytes. */
export function transpose32(lines: i32, length: i32, stride: usize): void {
  transposeLines<f32>(lines, length, stride)
}

export function transpose64(lines: i32, length: i32, stride: usize): void {
  transposeLines<f64>(lines, length, stride)
}

/** Some numbers of all lines at a time, so that cache lines shared by neighbouring columns stay in the first cache. */
function transposeLines<T>(lines: i32, length: i32, stride: usize): void {
  for (let at = 0; at < length; at += 32) {
    const to: usize = RIGHT + (at as usize) * stride
    const from: usize = OPERAND + at * sizeof<T>()
    for (let line = 0; line < lines; line += 16 / sizeof<T>()) {
      transposeSquares<T>(to + line * sizeof<T>(), stride, min(32, length - at), from, length, line, lines - 1)
    }
  }
}

/**
 * Panels of matmul as well: 16 bytes of each of `terms`, `width` apart, from neighbouring lines, from the line `first` on.
 * Missing lines are replaced by the last one. Where terms do not fill the last square, the bytes behind them are copied too.
 */
export function transposeSquares<T>(
  to: usize,
  width: usize,
  terms: i32,
  from: usize,
  step: i32,
  first: i32,
  last: i32,
): void {
  const a = from + min(first, last) * step * sizeof<T>()
  const b = from + min(first + 1, last) * step * sizeof<T>()
  const end: usize = terms * sizeof<T>()
  if (sizeof<T>() === 8) {
    for (let i: usize = 0; i < end; i += 16, to += 2 * width) {
      const ofA = v128.load(a + i)
      const ofB = v128.load(b + i)
      v128.store(to, v128.shuffle<f64>(ofA, ofB, 0, 2))
      v128.store(to + width, v128.shuffle<f64>(ofA, ofB, 1, 3))
    }
    return
  }
  const c = from + min(first + 2, last) * step * sizeof<T>()
  const d = from + min(first + 3, last) * step * sizeof<T>()
  for (let i: usize = 0; i < end; i += 16, to += 4 * width) {
    const ofA = v128.load(a + i)
    const ofB = v128.load(b + i)
    const ofC = v128.load(c + i)
    const ofD = v128.load(d + i)
    const ab01 = v128.shuffle<f32>(ofA, ofB, 0, 4, 1, 5)
    const ab23 = v128.shuffle<f32>(ofA, ofB, 2, 6, 3, 7)
    const cd01 = v128.shuffle<f32>(ofC, ofD, 0, 4, 1, 5)
    const cd23 = v128.shuffle<f32>(ofC, ofD, 2, 6, 3, 7)
    v128.store(to, v128.shuffle<f64>(ab01, cd01, 0, 2))
    v128.store(to + width, v128.shuffle<f64>(ab01, cd01, 1, 3))
    v128.store(to + 2 * width, v128.shuffle<f64>(ab23, cd23, 0, 2))
    v128.store(to + 3 * width, v128.shuffle<f64>(ab23, cd23, 1, 3))
  }
}
