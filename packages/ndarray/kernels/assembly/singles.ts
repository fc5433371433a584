import { NUMBERS } from './layout'

// x ← -x, and so on, for n numbers x at NUMBERS.

export function neg32(n: i32): void {
  neg<f32>(n)
}

export function neg64(n: i32): void {
  neg<f64>(n)
}

export function abs32(n: i32): void {
  abs<f32>(n)
}

export function abs64(n: i32): void {
  abs<f64>(n)
}

export function sqrt32(n: i32): void {
  sqrt<f32>(n)
}

export function sqrt64(n: i32): void {
  sqrt<f64>(n)
}

function neg<T>(n: i32): void {
  for (let at = NUMBERS, end = NUMBERS + n * sizeof<T>(); at < end; at += 16) v128.store(at, v128.neg<T>(v128.load(at)))
}

function abs<T>(n: i32): void {
  for (let at = NUMBERS, end = NUMBERS + n * sizeof<T>(); at < end; at += 16) v128.store(at, v128.abs<T>(v128.load(at)))
}

function sqrt<T>(n: i32): void {
  for (let at = NUMBERS, end = NUMBERS + n * sizeof<T>(); at < end; at += 16)
    v128.store(at, v128.sqrt<T>(v128.load(at)))
}
