import type { TypedArray } from '../array/dtype.ts'
import type { Kernels } from './load.ts'

/** The memory of the kernels as numbers of the type of x, one of those that they take. */
export function memoryLike({ float64, float32, int32 }: Kernels, x: TypedArray): TypedArray {
  return x instanceof Float64Array ? float64 : x instanceof Float32Array ? float32 : int32
}

/** memory[at], memory[at + 1], … ← n numbers of a run. */
export function read(memory: TypedArray, at: number, n: number, x: TypedArray, i: number, step: number): void {
  if (step === 1) memory.set(x.subarray(i, i + n), at)
  else if (step === 0) memory.fill(x[i], at, at + n)
  else for (let e = 0; e < n; e++) memory[at + e] = x[i + e * step]
}

/** A run of n numbers ← memory[at], memory[at + 1], … */
export function write(memory: TypedArray, at: number, n: number, out: TypedArray, k: number, step: number): void {
  if (step === 1) out.set(memory.subarray(at, at + n), k)
  else for (let e = 0; e < n; e++) out[k + e * step] = memory[at + e]
}
