import type { TypedArray } from '../array/dtype.ts'
import type { Matrix } from './dispatch.ts'
import { type Kernels, kernels } from './load.ts'
import { double, multiplyInBlocks, type Place, type Precision, type Rows, single } from './matmul.ts'
import { read } from './transfer.ts'
import type { Grid } from './windows-loops.ts'

/** The windows from `first` on, `count` of them, in each of some images, and some channels of these. */
export interface WindowBlock {
  readonly grid: Grid
  readonly data: TypedArray
  /** Where the first of the channels begins, and how far it is from one image to the next. */
  readonly offset: number
  readonly imageStep: number
  readonly images: number
  readonly channels: number
  readonly first: number
  readonly count: number
}

/**
 * out ← a · the columns that the windows are (im2col), or, with `turned`, · these as rows. The columns are packed for the
 * product straight from the images. False where no kernel can: then the columns are made first.
 */
export type WindowsKernel = (rows: number, a: Matrix, block: WindowBlock, turned: boolean, out: Rows) => boolean

const windowsKernel =
  (precisionOf: (engine: Kernels) => Precision): WindowsKernel =>
  (rows, a, block, turned, out) => {
    const engine = kernels()
    if (engine === undefined) return false
    const precision = precisionOf(engine)
    if (!fits(engine, precision, block, turned)) return false
    const { grid, images, count, channels } = block
    const [places, windows] = [channels * grid.kernel[0] * grid.kernel[1], images * count]
    const { TERM_PLACES, COLUMN_PLACES } = engine
    const place: Place = turned
      ? (k, depth, column, width) => {
          lay(engine, precision, block, column, width, COLUMN_PLACES, k, depth, TERM_PLACES)
          precision.packWindows(depth, width)
        }
      : (k, depth, column, width) => {
          lay(engine, precision, block, k, depth, TERM_PLACES, column, width, COLUMN_PLACES)
          precision.packWindows(depth, width)
        }
    if (turned) multiplyInBlocks(engine, precision, rows, windows, places, a, place, out)
    else multiplyInBlocks(engine, precision, rows, places, windows, a, place, out)
    return true
  }

export const windowsProduct64 = windowsKernel(double)
export const windowsProduct32 = windowsKernel(single)

/** A part of the images that some windows cover, with its margins: as many planes as images · channels. */
interface Slab {
  readonly image: number
  readonly images: number
  readonly channel: number
  readonly channels: number
  /** Its first row and column, counted from the corner of the margin. */
  readonly top: number
  readonly left: number
  readonly height: number
  readonly width: number
  /** The first of the windows in a plane. */
  readonly first: number
}

function slabOf(block: WindowBlock, place: number, places: number, window: number, windows: number): Slab {
  const { grid, first, count } = block
  const { kernel, stride, dilation, columns } = grid
  const size = kernel[0] * kernel[1]
  const [channel, image] = [Math.floor(place / size), Math.floor(window / count)]
  const images = Math.ceil((window + windows) / count) - image
  const start = images === 1 ? first + window - image * count : first
  const end = images === 1 ? start + windows : first + count
  const [row, lastRow] = [Math.floor(start / columns), Math.floor((end - 1) / columns)]
  const isOneRow = row === lastRow
  const [column, lastColumn] = isOneRow ? [start - row * columns, end - 1 - row * columns] : [0, columns - 1]
  return {
    image,
    images,
    channel,
    channels: Math.ceil((place + places) / size) - channel,
    top: row * stride[0],
    left: column * stride[1],
    height: (lastRow - row) * stride[0] + (kernel[0] - 1) * dilation[0] + 1,
    width: (lastColumn - column) * stride[1] + (kernel[1] - 1) * dilation[1] + 1,
    first: isOneRow ? start : row * columns,
  }
}

/** Does the memory of the kernels hold the slab of every part of the product? */
function fits({ TERMS, ROW_BYTES, OPERAND_BYTES }: Kernels, { size }: Precision, block: WindowBlock, turned: boolean) {
  const { grid, channels, images, count, first } = block
  const [mostTerms, mostColumns] = [TERMS, ROW_BYTES / size]
  const [mostPlaces, mostWindows] = turned ? [mostColumns, mostTerms] : [mostTerms, mostColumns]
  const kernel = grid.kernel[0] * grid.kernel[1]
  const windows = Math.min(images * count, mostWindows)
  const planes = Math.min(channels, Math.ceil(mostPlaces / kernel) + 1)
  const isOneRow = Math.floor(first / grid.columns) === Math.floor((first + count - 1) / grid.columns)
  const inOneImage = Math.min(grid.rows, Math.ceil(windows / grid.columns) + 1)
  const rows = isOneRow ? 1 : images > 1 ? grid.rows : inOneImage
  const columns = isOneRow ? Math.min(count, windows) : grid.columns
  const height = (rows - 1) * grid.stride[0] + (grid.kernel[0] - 1) * grid.dilation[0] + 1
  const width = (columns - 1) * grid.stride[1] + (grid.kernel[1] - 1) * grid.dilation[1] + 1
  const together = Math.min(images, Math.ceil(windows / count) + 1)
  return together * planes * height * width * size <= OPERAND_BYTES
}

/** Copies the slab for some places of the kernel, in all channels, and some windows; and where they stand in it, in bytes. */
function lay(
  engine: Kernels,
  { memory, size }: Precision,
  block: WindowBlock,
  place: number,
  places: number,
  placesAt: number,
  window: number,
  windows: number,
  windowsAt: number,
): void {
  const slab = slabOf(block, place, places, window, windows)
  copySlab(block, slab, memory, engine.OPERAND / size)
  writePlaces(block.grid, slab, place, places, size, engine.int32, placesAt / 4)
  writeWindows(block, slab, window, windows, size, engine.int32, windowsAt / 4)
}

function copySlab(block: WindowBlock, slab: Slab, memory: TypedArray, to: number): void {
  const { grid, data } = block
  const { pad, height, width } = grid
  const [firstRow, firstColumn] = [slab.top - pad[0], slab.left - pad[1]]
  const [begin, end] = [Math.max(0, firstColumn), Math.min(width, firstColumn + slab.width)]
  const plane = slab.height * slab.width
  const hasMargin = firstRow < 0 || firstColumn < 0 || firstRow + slab.height > height || end - begin < slab.width
  if (hasMargin) memory.fill(0, to, to + slab.images * slab.channels * plane)
  const [top, bottom] = [Math.max(0, firstRow), Math.min(height, firstRow + slab.height)]
  for (let n = 0; n < slab.images; n++) {
    const image = block.offset + (slab.image + n) * block.imageStep
    for (let c = 0; c < slab.channels; c++, to += plane) {
      const from = image + (slab.channel + c) * height * width
      const at = to + begin - firstColumn
      if (begin === 0 && end === width && slab.width === width) {
        read((bottom - top) * width, data, from + top * width, 1, memory, at + (top - firstRow) * width)
        continue
      }
      for (let row = top; row < bottom; row++) {
        if (end > begin)
          read(end - begin, data, from + row * width + begin, 1, memory, at + (row - firstRow) * slab.width)
      }
    }
  }
}

function writePlaces(
  { kernel, dilation }: Grid,
  slab: Slab,
  place: number,
  places: number,
  size: number,
  memory: Int32Array,
  to: number,
): void {
  const plane = slab.height * slab.width * size
  const [row, column] = [dilation[0] * slab.width * size, dilation[1] * size]
  for (let k = 0; k < places; k++) {
    const at = place + k - slab.channel * kernel[0] * kernel[1]
    const line = Math.floor(at / kernel[1])
    memory[to + k] = Math.floor(line / kernel[0]) * plane + (line % kernel[0]) * row + (at % kernel[1]) * column
  }
}

function writeWindows(
  { grid, count, first }: WindowBlock,
  slab: Slab,
  window: number,
  windows: number,
  size: number,
  memory: Int32Array,
  to: number,
): void {
  const image = slab.channels * slab.height * slab.width * size
  const [row, column] = [grid.stride[0] * slab.width * size, grid.stride[1] * size]
  for (let k = 0; k < windows; k++) {
    const n = Math.floor((window + k) / count)
    const at = first + window + k - n * count - slab.first
    const line = Math.floor(at / grid.columns)
    memory[to + k] = (n - slab.image) * image + line * row + (at - line * grid.columns) * column
  }
}
