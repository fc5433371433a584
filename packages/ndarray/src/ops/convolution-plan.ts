import type { TypedArray } from '../array/dtype.ts'
import type { NdArray } from '../array/ndarray.ts'
import { formatShape, type Shape } from '../array/shape.ts'
import type { Matrix } from '../kernels/dispatch.ts'
import { copyRows } from '../kernels/transfer.ts'
import type { WindowBlock } from '../kernels/windows.ts'
import type { Grid, Windows } from '../kernels/windows-loops.ts'
import { gridOf } from './windows.ts'

// How a convolution is cut into matrix products, and where their operands stand in images, weights and results.

/** The windows from `first` on, `count` of them, in each of so many images; of several images all windows are taken. */
export interface Block {
  readonly image: number
  readonly images: number
  readonly first: number
  readonly count: number
}

export interface Plan {
  readonly grid: Grid
  readonly groups: number
  /** The shape of y. */
  readonly outputs: Shape
  /** How many channels a group has, and how many filters, which are the channels of y. */
  readonly channels: number
  readonly filters: number
  /** How many numbers of a window are summed up. */
  readonly terms: number
  readonly blocks: readonly Block[]
  /** The width of the widest block. */
  readonly mostColumns: number
}

/** @throws RangeError where windows, channels and groups do not fit. */
export function planOf(operation: string, images: Shape, weights: Shape, windows: Windows, groups: number): Plan {
  const grid = gridOf(operation, images, windows)
  const [filters, channels, height, width] = weights
  if (images[1] !== channels * groups) {
    throw new RangeError(
      `${operation}: images ${formatShape(images)} have ${images[1]} channels, and filters ${formatShape(weights)} take ` +
        `${channels} in each of ${groups} groups`,
    )
  }
  if (filters % groups !== 0)
    throw new RangeError(`${operation}: ${filters} filters cannot form ${groups} equal groups`)
  const outputs = [images[0], filters, grid.rows, grid.columns]
  const terms = channels * height * width
  const blocks = blocksOf(images[0], grid.rows * grid.columns, terms)
  const mostColumns = blocks.reduce((most, block) => Math.max(most, widthOf(block)), 0)
  return { grid, groups, outputs, channels, filters: filters / groups, terms, blocks, mostColumns }
}

/** So many columns that a block stays in the cache, and enough for the product to be worth its preparations. */
const BLOCK_SIZE = 2 ** 18
const FEWEST_COLUMNS = 256
const MOST_COLUMNS = 2048

function blocksOf(images: number, windows: number, terms: number): Block[] {
  const most = Math.min(MOST_COLUMNS, Math.max(FEWEST_COLUMNS, Math.floor(BLOCK_SIZE / terms)))
  const together = windows >= FEWEST_COLUMNS ? 1 : Math.floor(most / windows)
  const count = Math.ceil(windows / Math.ceil(windows / most))
  const blocks: Block[] = []
  for (let image = 0; image < images; image += together) {
    for (let first = 0; first < windows; first += count) {
      const left = { images: Math.min(together, images - image), count: Math.min(count, windows - first) }
      blocks.push({ image, first, ...left })
    }
  }
  return blocks
}

/** How many columns the windows of a block are. */
export const widthOf = ({ images, count }: Block): number => images * count

/** The filters of a group: a row for each. */
export const weightsOf = ({ filters, terms }: Plan, group: number, { data, offset }: NdArray): Matrix => ({
  data,
  offset: offset + group * filters * terms,
  rowStep: terms,
  columnStep: 1,
})

/** The windows of a block, in the channels of a group. */
export function windowsOf(plan: Plan, block: Block, group: number, { data, offset }: NdArray): WindowBlock {
  const { grid, channels, groups } = plan
  const { image, images, first, count } = block
  const size = channels * grid.height * grid.width
  const imageStep = groups * size
  return { grid, data, offset: offset + image * imageStep + group * size, imageStep, images, channels, first, count }
}

/** Where the channels of a group begin in an image of y. */
export const placeOf = ({ grid, filters, groups }: Plan, image: number, group: number): number =>
  (image * groups + group) * filters * grid.rows * grid.columns

/** What y has for a block: a row for each filter. The windows of several images are copied side by side. */
export function outputsOf(plan: Plan, block: Block, group: number, { data, offset }: NdArray, to: TypedArray): Matrix {
  const { image, images, first, count } = block
  const windows = plan.grid.rows * plan.grid.columns
  const from = offset + placeOf(plan, image, group) + first
  if (images === 1) return { data, offset: from, rowStep: windows, columnStep: 1 }
  const step = placeOf(plan, 1, 0)
  for (let n = 0; n < images; n++) {
    copyRows(plan.filters, count, data, from + n * step, windows, to, n * count, widthOf(block))
  }
  return { data: to, offset: 0, rowStep: widthOf(block), columnStep: 1 }
}

/** Copies the product for a block of several images to y. */
export function storeBlock(plan: Plan, block: Block, group: number, product: TypedArray, out: TypedArray): void {
  const { image, images, count } = block
  for (let n = 0; n < images; n++) {
    copyRows(plan.filters, count, product, n * count, widthOf(block), out, placeOf(plan, image + n, group), count)
  }
}
