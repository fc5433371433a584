import { inflateSync, zipSync } from 'fflate'

// A zip file: the files, each behind a local header, then a directory of them, then the end record, which says where the
// directory is. fflate packs and unpacks; the directory is read here, since fflate checks neither signatures nor sums.

const endSize = 22
const entrySize = 46
const localSize = 30
const stored = 0
const deflated = 8

/** NumPy dates files so: the same weights are the same bytes at any time. */
const mtime = new Date(1980, 0, 1)

/** A zip file that stores these files: weights that are deflated are 7 % smaller, but take twenty times as long. */
export function zip(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  return zipSync(Object.fromEntries(files), { level: 0, mtime })
}

export const isZip = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5)

interface Entry {
  name: string
  method: number
  isEncrypted: boolean
  sum: number
  packedSize: number
  size: number
  /** Where the local header is. */
  at: number
}

/**
 * The files in a zip file.
 *
 * @throws RangeError, which begins with `source`, for a damaged file, a wrong check sum included.
 */
export function unzip(source: string, bytes: Uint8Array): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>()
  for (const entry of directoryOf(source, bytes)) {
    if (files.has(entry.name)) throw damaged(source, `it has two files named ${entry.name}`)
    files.set(entry.name, unpacked(`${source}: ${entry.name}`, entry, bytes))
  }
  return files
}

function directoryOf(source: string, bytes: Uint8Array): Entry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endOf(view)
  if (end === undefined) throw damaged(source, 'the end is missing')
  const count = view.getUint16(end + 10, true)
  const entries: Entry[] = []
  for (let at = view.getUint32(end + 16, true); entries.length < count; ) {
    if (at + entrySize > end || view.getUint32(at, true) !== 0x02014b50)
      throw damaged(source, 'its directory is broken')
    const behind = at + entrySize + view.getUint16(at + 28, true)
    entries.push(entryAt(view, at, bytes.subarray(at + entrySize, behind)))
    at = behind + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return entries
}

/** The end record: the last thing but for a comment of up to 64 KiB. */
function endOf(view: DataView): number | undefined {
  const last = view.byteLength - endSize
  for (let at = last; at >= 0 && at >= last - 0xffff; at--) {
    if (view.getUint32(at, true) === 0x06054b50 && view.getUint16(at + 20, true) === last - at) return at
  }
  return undefined
}

function entryAt(view: DataView, at: number, name: Uint8Array): Entry {
  return {
    name: new TextDecoder().decode(name),
    method: view.getUint16(at + 10, true),
    isEncrypted: (view.getUint16(at + 8, true) & 1) === 1,
    sum: view.getUint32(at + 16, true),
    packedSize: view.getUint32(at + 20, true),
    size: view.getUint32(at + 24, true),
    at: view.getUint32(at + 42, true),
  }
}

function unpacked(source: string, entry: Entry, bytes: Uint8Array): Uint8Array {
  const { method, isEncrypted, sum, packedSize, size, at } = entry
  if (isEncrypted) throw new TypeError(`${source}: it is encrypted; save it without a password`)
  if (method !== stored && method !== deflated) {
    throw new TypeError(`${source}: it is packed by method ${method}; only stored and deflated files are read`)
  }
  const packed = packedBytes(bytes, at, packedSize)
  const out = packed && (method === stored ? packed : inflated(packed, size))
  if (out?.length === size && crc32(out) === sum) return out
  throw damaged(source, 'its check sum is another one')
}

function packedBytes(bytes: Uint8Array, at: number, size: number): Uint8Array | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (at + localSize > bytes.length || view.getUint32(at, true) !== 0x04034b50) return undefined
  const start = at + localSize + view.getUint16(at + 26, true) + view.getUint16(at + 28, true)
  return bytes.subarray(start, start + size)
}

/** undefined for anything that is no deflated file of this size; deflate packs at most 1032 bytes into one. */
function inflated(packed: Uint8Array, size: number): Uint8Array | undefined {
  if (size > 1032 * packed.length) return undefined
  try {
    return inflateSync(packed, { out: new Uint8Array(size) })
  } catch {
    return undefined
  }
}

const damaged = (source: string, how: string) => new RangeError(`${source}: the zip file is damaged: ${how}`)

/** What the eight bits of a byte do to a sum. */
const crcTable = /* @__PURE__ */ Int32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte
  for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1
  return sum
})

function crc32(bytes: Uint8Array): number {
  let sum = -1
  for (let i = 0; i < bytes.length; i++) sum = crcTable[(sum ^ bytes[i]) & 255] ^ (sum >>> 8)
  return ~sum >>> 0
}
