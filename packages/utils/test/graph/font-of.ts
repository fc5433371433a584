interface FontOptions {
  format?: 4 | 12
  outlines?: string
  collection?: boolean
}

/** A font file with hardly more than the table that says which characters it draws. */
export function fontOf(
  ranges: readonly [number, number][],
  { format = 4, outlines = 'glyf', collection = false }: FontOptions = {},
): Buffer {
  const start = collection ? 16 : 0
  const tables = start + 12 + 2 * 16
  const subtable = format === 4 ? segments(ranges) : groups(ranges)
  return Buffer.concat([
    collection ? Buffer.concat([Buffer.from('ttcf'), uint32(0x10000, 1, start)]) : Buffer.alloc(0),
    uint32(0x10000),
    uint16(2, 0, 0, 0),
    Buffer.from(outlines),
    uint32(0, tables, 0),
    Buffer.from('cmap'),
    uint32(0, tables, 12 + subtable.length),
    uint16(0, 1, 3, format === 4 ? 1 : 10),
    uint32(12),
    subtable,
  ])
}

const uint16 = (...values: number[]) => Buffer.from(values.flatMap((v) => [(v >> 8) & 0xff, v & 0xff]))
const uint32 = (...values: number[]) => Buffer.concat(values.map((v) => uint16(v >>> 16, v & 0xffff)))

/** Each character is drawn by the glyph of its own number, and the obligatory last segment by none. */
function segments(ranges: readonly [number, number][]): Buffer {
  const all = [...ranges, [0xffff, 0xffff]]
  const count = all.length
  const [ends, starts] = [all.map(([, end]) => end), all.map(([first]) => first)]
  const deltas = all.map((_, i) => (i === count - 1 ? 1 : 0))
  const none = all.map(() => 0)
  return uint16(4, 16 + 8 * count, 0, 2 * count, 0, 0, 0, ...ends, 0, ...starts, ...deltas, ...none)
}

const groups = (ranges: readonly [number, number][]): Buffer =>
  Buffer.concat([
    uint16(12, 0),
    uint32(16 + 12 * ranges.length, 0, ranges.length, ...ranges.flatMap(([first, last]) => [first, last, 1])),
  ])
