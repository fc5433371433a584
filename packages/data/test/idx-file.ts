import { gzipSync } from 'node:zlib'

/** An idx file of bytes. */
export function idxFile(shape: readonly number[], values: ArrayLike<number>): Uint8Array {
  const bytes = new Uint8Array(4 + 4 * shape.length + values.length)
  const header = new DataView(bytes.buffer)
  header.setUint32(0, 0x0800 | shape.length)
  for (const [axis, length] of shape.entries()) header.setUint32(4 + 4 * axis, length)
  bytes.set(values, 4 + 4 * shape.length)
  return bytes
}

/** Three images of 2 × 2 and their labels, by file name. */
export const smallSet = {
  'train-images-idx3-ubyte': idxFile([3, 2, 2], [0, 51, 102, 255, 1, 2, 3, 4, 5, 6, 7, 8]),
  'train-labels-idx1-ubyte': idxFile([3], [7, 0, 9]),
}

/** The same, compressed. */
export const compressed = Object.fromEntries(
  Object.entries(smallSet).map(([file, bytes]) => [`${file}.gz`, new Uint8Array(gzipSync(bytes))]),
)
