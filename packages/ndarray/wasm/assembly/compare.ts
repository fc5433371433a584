import { MASKS, NUMBERS, OTHERS } from './layout'

export const EQUAL: i32 = 0
export const NOT_EQUAL: i32 = 1
export const LESS: i32 = 2
export const LESS_EQUAL: i32 = 3

/** A byte at MASKS for each of n pairs at NUMBERS and OTHERS: 1 where the relation holds, else 0. */
export function compare32(relation: i32, n: i32): void {
  for (let i: usize = 0, end: usize = n; i < end; i += 8) {
    const at = i << 2
    storeMasks(i, holds<f32>(relation, at), holds<f32>(relation, at + 16))
  }
}

export function compareInt(relation: i32, n: i32): void {
  for (let i: usize = 0, end: usize = n; i < end; i += 8) {
    const at = i << 2
    storeMasks(i, holds<i32>(relation, at), holds<i32>(relation, at + 16))
  }
}

export function compare64(relation: i32, n: i32): void {
  for (let i: usize = 0, end: usize = n; i < end; i += 8) {
    const at = i << 3
    const low = halves(holds<f64>(relation, at), holds<f64>(relation, at + 16))
    storeMasks(i, low, halves(holds<f64>(relation, at + 32), holds<f64>(relation, at + 48)))
  }
}

function holds<T>(relation: i32, at: usize): v128 {
  const x = v128.load(at, NUMBERS)
  const y = v128.load(at, OTHERS)
  if (relation === LESS) return v128.lt<T>(x, y)
  if (relation === LESS_EQUAL) return v128.le<T>(x, y)
  return relation === EQUAL ? v128.eq<T>(x, y) : v128.ne<T>(x, y)
}

/** Four masks of 64 bits as 32 bits each. */
function halves(a: v128, b: v128): v128 {
  return v128.shuffle<i32>(a, b, 0, 2, 4, 6)
}

/** Eight masks of 32 bits as bytes that are 1 or 0. */
function storeMasks(at: usize, low: v128, high: v128): void {
  const words = i16x8.narrow_i32x4_s(low, high)
  const bytes = v128.and(i8x16.narrow_i16x8_s(words, words), i8x16.splat(1))
  v128.store64_lane(at, bytes, 0, MASKS)
}

/** Numbers at NUMBERS ← those at OTHERS, for each of n bytes at MASKS that is not 0. */
export function select32(n: i32): void {
  for (let i: usize = 0, end: usize = n; i < end; i += 8) {
    const masks = v128.load_ext<u8>(i, MASKS)
    take<i32>(i << 2, i32x4.extend_low_i16x8_s(masks))
    take<i32>((i << 2) + 16, i32x4.extend_high_i16x8_s(masks))
  }
}

export function select64(n: i32): void {
  for (let i: usize = 0, end: usize = n; i < end; i += 8) {
    const masks = v128.load_ext<u8>(i, MASKS)
    const low = i32x4.extend_low_i16x8_s(masks)
    const high = i32x4.extend_high_i16x8_s(masks)
    const at = i << 3
    take<i64>(at, i64x2.extend_low_i32x4_s(low))
    take<i64>(at + 16, i64x2.extend_high_i32x4_s(low))
    take<i64>(at + 32, i64x2.extend_low_i32x4_s(high))
    take<i64>(at + 48, i64x2.extend_high_i32x4_s(high))
  }
}

function take<T>(at: usize, masks: v128): void {
  const isTaken = v128.ne<T>(masks, i32x4.splat(0))
  v128.store(at, v128.bitselect(v128.load(at, OTHERS), v128.load(at, NUMBERS), isTaken), NUMBERS)
}
