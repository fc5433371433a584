import { NUMBERS, SUMS } from './layout'
import { add } from './vector'

/** The sums of runs of n numbers that lie end to end, in the order of NumPy, as pairwiseSum in src/kernels/loops.ts. */
export function sumRuns(runs: i32, n: i32): void {
  const size: usize = n << 3
  for (let run = 0, at = NUMBERS; run < runs; run++, at += size) f64.store(SUMS + (run << 3), sumFrom(at, n))
}

function sumFrom(at: usize, n: i32): f64 {
  if (n <= 128) return sumBlock(at, n)
  const half = (n >> 4) << 3
  return sumFrom(at, half) + sumFrom(at + (half << 3), n - half)
}

function sumBlock(at: usize, n: i32): f64 {
  let lanes01 = f64x2.splat(0)
  let lanes23 = lanes01
  let lanes45 = lanes01
  let lanes67 = lanes01
  const end = at + (n << 3)
  for (const endOfGroups = at + ((n & ~7) << 3); at < endOfGroups; at += 64) {
    lanes01 = add(lanes01, v128.load(at))
    lanes23 = add(lanes23, v128.load(at, 16))
    lanes45 = add(lanes45, v128.load(at, 32))
    lanes67 = add(lanes67, v128.load(at, 48))
  }
  let sum = bothLanes(lanes01) + bothLanes(lanes23) + (bothLanes(lanes45) + bothLanes(lanes67))
  for (; at < end; at += 8) sum += f64.load(at)
  return sum
}

function bothLanes(x: v128): f64 {
  return f64x2.extract_lane(x, 0) + f64x2.extract_lane(x, 1)
}

/** Adds rows of numbers to the sums, one after the other. Of an odd number of columns, one number more is added, which is never read. */
export function sumRows(rows: i32, columns: i32): void {
  const width: usize = columns << 3
  let from = NUMBERS
  // Four at a time, so that the sums are read and written a quarter as often.
  for (; rows >= 4; rows -= 4, from += 4 * width) addFourRows(from, width)
  for (; rows > 0; rows--, from += width) {
    for (let at: usize = 0; at < width; at += 16) {
      v128.store(at, add(v128.load(at, SUMS), v128.load(from + at)), SUMS)
    }
  }
}

function addFourRows(a: usize, width: usize): void {
  let b = a + width
  let c = b + width
  let d = c + width
  for (let to = SUMS, end = SUMS + width; to < end; to += 16, a += 16, b += 16, c += 16, d += 16) {
    const two = add(add(v128.load(to), v128.load(a)), v128.load(b))
    v128.store(to, add(add(two, v128.load(c)), v128.load(d)))
  }
}
