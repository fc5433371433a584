import { NUMBERS, NUMBERS_BYTES } from './layout'

// What JavaScript does with float64 by a jump that processors often predict wrong, two numbers at once:
// to ← the larger or the smaller of n numbers x at NUMBERS and y at OTHERS, which lies right behind.

export function maximum64(to: usize, n: i32): void {
  for (let at = NUMBERS, end = NUMBERS + n * 8; at < end; at += 16, to += 16) {
    v128.store(to, f64x2.max(v128.load(at), v128.load(at, NUMBERS_BYTES)))
  }
}

export function minimum64(to: usize, n: i32): void {
  for (let at = NUMBERS, end = NUMBERS + n * 8; at < end; at += 16, to += 16) {
    v128.store(to, f64x2.min(v128.load(at), v128.load(at, NUMBERS_BYTES)))
  }
}
