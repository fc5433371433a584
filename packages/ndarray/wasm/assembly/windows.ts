import { COLUMN_PLACES, OPERAND, RIGHT, TERM_PLACES } from './layout'

export function packWindows32(terms: i32, columns: i32): void {
  packWindows<f32>(terms, columns)
}

export function packWindows64(terms: i32, columns: i32): void {
  packWindows<f64>(terms, columns)
}

/**
 * Packs a right operand as packRight does, straight from images: a number stands at the place of its term plus that of its
 * column, in bytes.
 */
function packWindows<T>(terms: i32, columns: i32): void {
  const count: i32 = 32 / sizeof<T>()
  let to: usize = RIGHT
  for (let column = 0; column < columns; column += count, to += terms * 32) {
    const places: usize = COLUMN_PLACES + column * 4
    const present = min(columns - column, count)
    if (present === count && areNeighbours<T>(places)) packNeighbours(to, terms, OPERAND + load<i32>(places))
    else gatherWindows<T>(to, terms, places, present)
  }
}

/** The places of columns grow: those of a whole panel that end 32 bytes after its start have no gaps. */
function areNeighbours<T>(places: usize): bool {
  const last: usize = places + (32 / sizeof<T>() - 1) * 4
  return load<i32>(last) - load<i32>(places) === 32 - sizeof<T>()
}

function packNeighbours(to: usize, terms: i32, from: usize): void {
  for (let term = 0; term < terms; term++, to += 32) {
    const at: usize = from + load<i32>(TERM_PLACES + term * 4)
    v128.store(to, v128.load(at))
    v128.store(to, v128.load(at, 16), 16)
  }
}

/** Missing columns are zeros. */
function gatherWindows<T>(to: usize, terms: i32, places: usize, present: i32): void {
  const count: i32 = 32 / sizeof<T>()
  for (let term = 0; term < terms; term++, to += 32) {
    const from: usize = OPERAND + load<i32>(TERM_PLACES + term * 4)
    for (let i = 0; i < count; i++) {
      store<T>(to + i * sizeof<T>(), i < present ? load<T>(from + load<i32>(places + i * 4)) : <T>0)
    }
  }
}
