/** Whether a font can draw a character, given as its code point. */
export type Glyphs = (codePoint: number) => boolean

/**
 * What a TrueType or OpenType file can draw, or the first font of a collection: from its table "cmap", in the formats 4
 * and 12, which all Unicode fonts have. Bitmap fonts, as for emoji, count as empty.
 */
export function glyphsOf(file: Uint8Array): Glyphs {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  const tables = tablesOf(view)
  const cmap = tables.get('cmap')
  if (cmap === undefined || !(tables.has('glyf') || tables.has('CFF ') || tables.has('CFF2'))) return () => false
  const readers = subtablesOf(view, cmap).map((at) => readerOf(view, at))
  return (codePoint) => readers.some((has) => has(codePoint))
}

function tablesOf(view: DataView): Map<string, number> {
  const start = tagAt(view, 0) === 'ttcf' ? view.getUint32(12) : 0
  const records = Array.from({ length: view.getUint16(start + 4) }, (_, i) => start + 12 + 16 * i)
  return new Map(records.map((at) => [tagAt(view, at), view.getUint32(at + 8)]))
}

const tagAt = (view: DataView, at: number): string =>
  String.fromCharCode(...[0, 1, 2, 3].map((i) => view.getUint8(at + i)))

/** The offsets of the subtables for Unicode: those of platform 0, and the encodings 1 and 10 of platform 3. */
function subtablesOf(view: DataView, cmap: number): number[] {
  const records = Array.from({ length: view.getUint16(cmap + 2) }, (_, i) => cmap + 4 + 8 * i)
  const forUnicode = (at: number) => view.getUint16(at) === 0 || [1, 10].includes(view.getUint16(at + 2))
  return records.filter(forUnicode).map((at) => cmap + view.getUint32(at + 4))
}

function readerOf(view: DataView, at: number): Glyphs {
  const format = view.getUint16(at)
  if (format === 4) return segmentsOf(view, at)
  if (format === 12) return groupsOf(view, at)
  return () => false
}

/** Format 4: parallel lists of last characters, first characters, deltas and range offsets, which lead to the glyphs. */
function segmentsOf(view: DataView, at: number): Glyphs {
  const count = view.getUint16(at + 6) / 2
  const [ends, starts] = [at + 14, at + 16 + 2 * count]
  const [deltas, ranges] = [starts + 2 * count, starts + 4 * count]
  return (c) => {
    for (let i = 0; i < count; i++) {
      if (c > view.getUint16(ends + 2 * i)) continue
      const start = view.getUint16(starts + 2 * i)
      if (c < start) return false
      const range = view.getUint16(ranges + 2 * i)
      if (range !== 0) return view.getUint16(ranges + 2 * i + range + 2 * (c - start)) !== 0
      return ((c + view.getUint16(deltas + 2 * i)) & 0xffff) !== 0
    }
    return false
  }
}

/** Format 12: ranges of characters, each with its first glyph. */
function groupsOf(view: DataView, at: number): Glyphs {
  const count = view.getUint32(at + 12)
  return (c) => {
    for (let group = at + 16; group < at + 16 + 12 * count; group += 12) {
      if (c >= view.getUint32(group) && c <= view.getUint32(group + 4)) return true
    }
    return false
  }
}
