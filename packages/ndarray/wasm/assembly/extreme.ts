import { NUMBERS, SUMS } from './layout'

// The largest or the smallest of numbers in a run, or of rows side by side; NaN where there is one. The last vector
// may overlap numbers that were taken before: taking one twice changes nothing.

/** The largest of each of the runs of n numbers that lie end to end. */
export function maxRuns(runs: i32, n: i32): void {
  extremes<Largest>(runs, n)
}

/** The smallest of each of the runs of n numbers that lie end to end. */
export function minRuns(runs: i32, n: i32): void {
  extremes<Smallest>(runs, n)
}

/** Raises the numbers at SUMS to those of rows that are larger. Of an odd number of columns, one more is raised, which is never read. */
export function maxRows(rows: i32, columns: i32): void {
  foldRows<Largest>(rows, columns)
}

/** Lowers the numbers at SUMS to those of rows that are smaller. */
export function minRows(rows: i32, columns: i32): void {
  foldRows<Smallest>(rows, columns)
}

class Largest {}
class Smallest {}

function ofTwo<Which>(a: v128, b: v128): v128 {
  return idof<Which>() === idof<Largest>() ? f64x2.max(a, b) : f64x2.min(a, b)
}

/** Without regard to NaN and to the sign of 0, in a single instruction: `a` where neither is outside the other. */
function ofTwoNumbers<Which>(a: v128, b: v128): v128 {
  return idof<Which>() === idof<Largest>() ? f64x2.pmax(a, b) : f64x2.pmin(a, b)
}

function extremes<Which>(runs: i32, n: i32): void {
  const size: usize = n << 3
  for (let run = 0, at = NUMBERS; run < runs; run++, at += size) {
    f64.store(SUMS + (run << 3), n < 8 ? extremeOfFew<Which>(at, n) : extreme<Which>(at, n))
  }
}

function extremeOfFew<Which>(first: usize, n: i32): f64 {
  let found = f64.load(first)
  for (let at = first + 8, end = first + (n << 3); at < end; at += 8) {
    found = idof<Which>() === idof<Largest>() ? max(found, f64.load(at)) : min(found, f64.load(at))
  }
  return found
}

function extreme<Which>(first: usize, n: i32): f64 {
  const last = first + (n << 3) - 64
  let lanes01 = v128.load(last)
  let lanes23 = v128.load(last, 16)
  let lanes45 = v128.load(last, 32)
  let lanes67 = v128.load(last, 48)
  let sums01 = lanes01
  let sums23 = lanes23
  let sums45 = lanes45
  let sums67 = lanes67
  for (let at = first; at < last; at += 64) {
    const x01 = v128.load(at)
    const x23 = v128.load(at, 16)
    const x45 = v128.load(at, 32)
    const x67 = v128.load(at, 48)
    lanes01 = ofTwoNumbers<Which>(lanes01, x01)
    lanes23 = ofTwoNumbers<Which>(lanes23, x23)
    lanes45 = ofTwoNumbers<Which>(lanes45, x45)
    lanes67 = ofTwoNumbers<Which>(lanes67, x67)
    sums01 = f64x2.add(sums01, x01)
    sums23 = f64x2.add(sums23, x23)
    sums45 = f64x2.add(sums45, x45)
    sums67 = f64x2.add(sums67, x67)
  }
  const lanes = ofTwo<Which>(ofTwo<Which>(lanes01, lanes23), ofTwo<Which>(lanes45, lanes67))
  const sums = f64x2.add(f64x2.add(sums01, sums23), f64x2.add(sums45, sums67))
  const found = ofLanes<Which>(lanes)
  const sum = f64x2.extract_lane(sums, 0) + f64x2.extract_lane(sums, 1)
  // The sum is NaN if any number is.
  return found === 0 || Number.isNaN(sum) ? exactExtreme<Which>(first, n) : found
}

function exactExtreme<Which>(first: usize, n: i32): f64 {
  const last = first + (n << 3) - 16
  let lanes = v128.load(last)
  for (let at = first; at < last; at += 16) lanes = ofTwo<Which>(lanes, v128.load(at))
  return ofLanes<Which>(lanes)
}

function ofLanes<Which>(lanes: v128): f64 {
  return f64x2.extract_lane(ofTwo<Which>(lanes, v128.shuffle<i64>(lanes, lanes, 1, 0)), 0)
}

function foldRows<Which>(rows: i32, columns: i32): void {
  const width: usize = columns << 3
  const end = SUMS + width
  let row = NUMBERS
  // Two at a time, so that the numbers at SUMS are read and written half as often.
  for (; rows >= 2; rows -= 2, row += 2 * width) {
    for (let to = SUMS, a = row, b = row + width; to < end; to += 16, a += 16, b += 16) {
      v128.store(to, ofTwo<Which>(v128.load(to), ofTwo<Which>(v128.load(a), v128.load(b))))
    }
  }
  if (rows === 0) return
  for (let to = SUMS, a = row; to < end; to += 16, a += 16) {
    v128.store(to, ofTwo<Which>(v128.load(to), v128.load(a)))
  }
}
