import { type DType, storage, type TypedArray } from './dtype.ts'
import { NdArray } from './ndarray.ts'
import { contiguousStrides, type Shape, sizeOf } from './shape.ts'

// Scalars and small arrays share slabs: allocating memory for each takes several times as long. A slab lives as long as
// any array in it, so larger slabs would keep too much memory alive.

/** The shape, and the strides, of every 0-d array. */
const SCALAR: Shape = []

const SCALARS = 512
const slabsOfScalars = new WeakSet<object>()
let scalars = slabOfScalars()
let scalarsUsed = 0

const SLAB_BYTES = 2 ** 16
const LARGEST_BYTES = SLAB_BYTES / 4
/** V8 stores the numbers of smaller arrays in the object itself. */
const SMALLEST_BYTES = 65
/** Node’s Buffers end at 4 GB before version 22, arrays do not. */
const LARGEST_BUFFER = 2 ** 30
let slab = unfilled(SLAB_BYTES)
/** Its length is read faster than `slab.byteLength`; it is 0 after a transfer to another thread. */
let slabBytes = new Uint8Array(slab)
let slabUsed = 0

/** A new array. Uninitialised; the caller must write every element. */
export function empty(shape: Shape, dtype: DType): NdArray {
  if (shape.length > 0) return new NdArray(room(dtype, sizeOf(shape)), dtype, shape, contiguousStrides(shape), 0)
  if (dtype !== 'float64') return new NdArray(storage(dtype, 1), dtype, SCALAR, SCALAR, 0)
  // A slab that was transferred to another thread has no elements any more, and is replaced too.
  if (scalarsUsed >= scalars.length) {
    keepFreedMemory()
    scalars = slabOfScalars()
    scalarsUsed = 0
  }
  return new NdArray(scalars, dtype, SCALAR, SCALAR, scalarsUsed++)
}

function slabOfScalars(): Float64Array {
  const slab = new Float64Array(SCALARS)
  slabsOfScalars.add(slab)
  return slab
}

/** Is this the `data` of 0-d arrays, which holds the numbers of other arrays too? */
export const isSharedByScalars = (data: object): boolean => slabsOfScalars.has(data)

/** A new array in memory of its own. Uninitialised; the caller must write every element. */
export function unshared(shape: Shape, dtype: DType): NdArray {
  const size = sizeOf(shape)
  return size > LARGEST_BYTES ? empty(shape, dtype) : new NdArray(storage(dtype, size), dtype, shape)
}

/** A new array of zeros. */
export function zeroed(shape: Shape, dtype: DType): NdArray {
  const out = empty(shape, dtype)
  out.data.fill(0, out.offset, out.offset + out.size)
  return out
}

function room(dtype: DType, size: number): TypedArray {
  switch (dtype) {
    case 'float64': {
      const memory = place(size * 8)
      return memory ? new Float64Array(memory, placed, size) : new Float64Array(size)
    }
    case 'float32': {
      const memory = place(size * 4)
      return memory ? new Float32Array(memory, placed, size) : new Float32Array(size)
    }
    case 'int32': {
      const memory = place(size * 4)
      return memory ? new Int32Array(memory, placed, size) : new Int32Array(size)
    }
    case 'bool': {
      const memory = place(size)
      return memory ? new Uint8Array(memory, placed, size) : new Uint8Array(size)
    }
    default:
      return storage(dtype, size) // throws
  }
}

/** Offset of the bytes that `place` found last. */
let placed = 0

/** A buffer with room for so many bytes, from `placed` on; undefined for few bytes, which V8 stores in the object. */
function place(bytes: number): ArrayBuffer | undefined {
  if (bytes < SMALLEST_BYTES) return undefined
  if (bytes > LARGEST_BYTES) {
    keepFreedMemory()
    placed = 0
    return unfilled(bytes)
  }
  if (slabUsed + bytes > slabBytes.length) {
    keepFreedMemory()
    slab = unfilled(SLAB_BYTES)
    slabBytes = new Uint8Array(slab)
    slabUsed = 0
  }
  placed = slabUsed
  slabUsed += (bytes + 7) & ~7 // every type begins at a multiple of its size
  return slab
}

/** Uninitialised memory, where Node is there: setting it to zero takes up to ten times as long as allocating it. */
function unfilled(bytes: number): ArrayBuffer {
  const { Buffer } = globalThis as { Buffer?: { allocUnsafeSlow(bytes: number): { buffer: ArrayBuffer } } }
  return Buffer && bytes <= LARGEST_BUFFER ? Buffer.allocUnsafeSlow(bytes).buffer : new ArrayBuffer(bytes)
}

let keepsFreedMemory = false

/**
 * On Linux, glibc gives freed memory back to the system when more than twice its largest freed block is free. Getting it
 * again, page by page, takes longer than the arithmetic: 1e6 additions take twice as long. Allocating and dropping a block
 * of 32 MB, the largest that glibc counts, raises this limit to 64 MB (mallopt(3), M_MMAP_THRESHOLD).
 */
function keepFreedMemory(): void {
  if (keepsFreedMemory) return
  keepsFreedMemory = true
  const { process } = globalThis as { process?: { platform: string } }
  if (process?.platform === 'linux') new ArrayBuffer(2 ** 25 - 2 ** 13)
}

/** A 0-d array. */
export function scalar(value: number, dtype: DType): NdArray {
  const x = empty(SCALAR, dtype)
  x.data[x.offset] = value
  return x
}
