import { NUMBERS, NUMBERS_BYTES } from './layout'

// Arithmetic on float32, four numbers at once.

// --- to ← x + y, and so on, for n numbers x at NUMBERS and y at OTHERS, which lies right behind ---

export function add32(to: usize, n: i32): void {
  for (let at = NUMBERS, end = NUMBERS + n * 4; at < end; at += 16, to += 16) {
    v128.store(to, f32x4.add(v128.load(at), v128.load(at, NUMBERS_BYTES)))
  }
}

export function sub32(to: usize, n: i32): void {
  for (let at = NUMBERS, end = NUMBERS + n * 4; at < end; at += 16, to += 16) {
    v128.store(to, f32x4.sub(v128.load(at), v128.load(at, NUMBERS_BYTES)))
  }
}

export function mul32(to: usize, n: i32): void {
  for (let at = NUMBERS, end = NUMBERS + n * 4; at < end; at += 16, to += 16) {
    v128.store(to, f32x4.mul(v128.load(at), v128.load(at, NUMBERS_BYTES)))
  }
}

export function div32(to: usize, n: i32): void {
  for (let at = NUMBERS, end = NUMBERS + n * 4; at < end; at += 16, to += 16) {
    v128.store(to, f32x4.div(v128.load(at), v128.load(at, NUMBERS_BYTES)))
  }
}

export function maximum32(to: usize, n: i32): void {
  for (let at = NUMBERS, end = NUMBERS + n * 4; at < end; at += 16, to += 16) {
    v128.store(to, f32x4.max(v128.load(at), v128.load(at, NUMBERS_BYTES)))
  }
}

export function minimum32(to: usize, n: i32): void {
  for (let at = NUMBERS, end = NUMBERS + n * 4; at < end; at += 16, to += 16) {
    v128.store(to, f32x4.min(v128.load(at), v128.load(at, NUMBERS_BYTES)))
  }
}

// --- x ← -x, and so on, for n numbers x at NUMBERS ---

export function neg32(n: i32): void {
  for (let at = NUMBERS, end = NUMBERS + n * 4; at < end; at += 16) v128.store(at, f32x4.neg(v128.load(at)))
}

export function abs32(n: i32): void {
  for (let at = NUMBERS, end = NUMBERS + n * 4; at < end; at += 16) v128.store(at, f32x4.abs(v128.load(at)))
}

export function sqrt32(n: i32): void {
  for (let at = NUMBERS, end = NUMBERS + n * 4; at < end; at += 16) v128.store(at, f32x4.sqrt(v128.load(at)))
}
