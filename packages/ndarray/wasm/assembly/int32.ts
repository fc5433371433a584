import { NUMBERS, NUMBERS_BYTES } from './layout'

// Arithmetic on int32, four numbers at once, modulo 2³²: to ← x + y, and so on, for n numbers x at NUMBERS and y at
// OTHERS, which lies right behind.

export function addInt(to: usize, n: i32): void {
  for (let at = NUMBERS, end = NUMBERS + n * 4; at < end; at += 16, to += 16) {
    v128.store(to, i32x4.add(v128.load(at), v128.load(at, NUMBERS_BYTES)))
  }
}

export function subInt(to: usize, n: i32): void {
  for (let at = NUMBERS, end = NUMBERS + n * 4; at < end; at += 16, to += 16) {
    v128.store(to, i32x4.sub(v128.load(at), v128.load(at, NUMBERS_BYTES)))
  }
}

export function mulInt(to: usize, n: i32): void {
  for (let at = NUMBERS, end = NUMBERS + n * 4; at < end; at += 16, to += 16) {
    v128.store(to, i32x4.mul(v128.load(at), v128.load(at, NUMBERS_BYTES)))
  }
}

export function maximumInt(to: usize, n: i32): void {
  for (let at = NUMBERS, end = NUMBERS + n * 4; at < end; at += 16, to += 16) {
    v128.store(to, i32x4.max_s(v128.load(at), v128.load(at, NUMBERS_BYTES)))
  }
}

export function minimumInt(to: usize, n: i32): void {
  for (let at = NUMBERS, end = NUMBERS + n * 4; at < end; at += 16, to += 16) {
    v128.store(to, i32x4.min_s(v128.load(at), v128.load(at, NUMBERS_BYTES)))
  }
}
