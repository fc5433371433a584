import { NUMBERS, NUMBERS_BYTES } from './layout'

// to ← x + y, and so on, for n numbers x at NUMBERS and y at OTHERS, which lies right behind.

export function add32(to: usize, n: i32): void {
  add<f32>(to, n)
}

export function add64(to: usize, n: i32): void {
  add<f64>(to, n)
}

export function sub32(to: usize, n: i32): void {
  sub<f32>(to, n)
}

export function sub64(to: usize, n: i32): void {
  sub<f64>(to, n)
}

export function mul32(to: usize, n: i32): void {
  mul<f32>(to, n)
}

export function mul64(to: usize, n: i32): void {
  mul<f64>(to, n)
}

export function div32(to: usize, n: i32): void {
  div<f32>(to, n)
}

export function div64(to: usize, n: i32): void {
  div<f64>(to, n)
}

export function maximum32(to: usize, n: i32): void {
  maximum<f32>(to, n)
}

export function maximum64(to: usize, n: i32): void {
  maximum<f64>(to, n)
}

export function minimum32(to: usize, n: i32): void {
  minimum<f32>(to, n)
}

export function minimum64(to: usize, n: i32): void {
  minimum<f64>(to, n)
}

function add<T>(to: usize, n: i32): void {
  for (let at = NUMBERS, end = NUMBERS + n * sizeof<T>(); at < end; at += 16, to += 16) {
    v128.store(to, v128.add<T>(v128.load(at), v128.load(at, NUMBERS_BYTES)))
  }
}

function sub<T>(to: usize, n: i32): void {
  for (let at = NUMBERS, end = NUMBERS + n * sizeof<T>(); at < end; at += 16, to += 16) {
    v128.store(to, v128.sub<T>(v128.load(at), v128.load(at, NUMBERS_BYTES)))
  }
}

function mul<T>(to: usize, n: i32): void {
  for (let at = NUMBERS, end = NUMBERS + n * sizeof<T>(); at < end; at += 16, to += 16) {
    v128.store(to, v128.mul<T>(v128.load(at), v128.load(at, NUMBERS_BYTES)))
  }
}

function div<T>(to: usize, n: i32): void {
  for (let at = NUMBERS, end = NUMBERS + n * sizeof<T>(); at < end; at += 16, to += 16) {
    v128.store(to, v128.div<T>(v128.load(at), v128.load(at, NUMBERS_BYTES)))
  }
}

function maximum<T>(to: usize, n: i32): void {
  for (let at = NUMBERS, end = NUMBERS + n * sizeof<T>(); at < end; at += 16, to += 16) {
    v128.store(to, v128.max<T>(v128.load(at), v128.load(at, NUMBERS_BYTES)))
  }
}

function minimum<T>(to: usize, n: i32): void {
  for (let at = NUMBERS, end = NUMBERS + n * sizeof<T>(); at < end; at += 16, to += 16) {
    v128.store(to, v128.min<T>(v128.load(at), v128.load(at, NUMBERS_BYTES)))
  }
}
