/** What an idx file holds: bytes in the shape that its header gives. */
export interface Idx {
  shape: number[]
  values: Uint8Array
}

/** Zeros, the type of the elements (8: unsigned bytes) and the number of axes. */
const magicOf = (ndim: number) => 0x0800 | ndim

/**
 * Reads an idx file of bytes with so many axes. `name` stands in the errors.
 *
 * @throws RangeError for a wrong magic number, and for more or fewer bytes than the header says.
 */
export function parseIdx(name: string, bytes: Uint8Array, ndim: number): Idx {
  const header = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const start = 4 + 4 * ndim
  if (bytes.length < start) throw new RangeError(`${name}: ${bytes.length} bytes are no idx file; get the file again`)
  const magic = header.getUint32(0)
  if (magic !== magicOf(ndim)) {
    throw new RangeError(
      `${name}: begins with the magic number ${magic}, not with ${magicOf(ndim)}, as an idx file of bytes with ${ndim} axes does; is it another file?`,
    )
  }
  const shape = Array.from({ length: ndim }, (_, axis) => header.getUint32(4 + 4 * axis))
  const size = shape.reduce((product, length) => product * length, 1)
  const values = bytes.subarray(start)
  if (values.length !== size) {
    throw new RangeError(
      `${name}: the header promises ${shape.join(' × ')} = ${size} bytes, but ${values.length} follow; get the file again`,
    )
  }
  return { shape, values }
}

/** The bytes themselves, or what they hold if gzip has compressed them. */
export async function gunzipped(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes
  try {
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))
    return new Uint8Array(await new Response(stream).arrayBuffer())
  } catch (error) {
    throw new RangeError(`${name}: gzip cannot read it: damaged or cut off; get the file again`, { cause: error })
  }
}
