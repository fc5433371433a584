import type { NdArray } from '@dezero/ndarray'
import type { Arrays } from './arrays.ts'
import { fromNpy, toNpy } from './npy.ts'
import { unzip, zip } from './zip.ts'

// NumPy's .npz: a zip file with a .npy file for each array, stored by np.savez, deflated by np.savez_compressed.

/** The bytes of a .npz file, stored. */
export function toNpz(arrays: Arrays): Uint8Array {
  const files = new Map<string, Uint8Array>()
  for (const [name, x] of Object.entries(arrays)) files.set(`${name}.npy`, toNpy(x))
  return zip(files)
}

/** @throws RangeError or TypeError, which begins with `source` and the name of the entry. */
export function fromNpz(source: string, bytes: Uint8Array): Arrays {
  const arrays: [string, NdArray][] = []
  for (const [file, content] of unzip(source, bytes)) {
    arrays.push([file.replace(/\.npy$/, ''), fromNpy(`${source}: ${file}`, content)])
  }
  return Object.fromEntries(arrays)
}
