import { type DType, resultType, type TypedArray } from '../array/dtype.ts'
import { empty, zeroed } from '../array/memory.ts'
import type { NdArray } from '../array/ndarray.ts'
import { formatShape, type Shape, sameShape } from '../array/shape.ts'
import { type Matrix, multiply } from '../kernels/dispatch.ts'
import * as table from '../kernels/table.ts'
import { copyRows } from '../kernels/transfer.ts'
import { astype } from './casting.ts'
import { contiguous } from './layout.ts'
import { fold, type Grid, gridOf, type Pair, unfold, type Windows } from './windows.ts'

// With the windows of images as columns (im2col), convolution and its gradients are three matrix products: y = W · columns,
// columns = Wᵀ · y and W = y · columnsᵀ. The columns of a large image would fill the memory: they are made block by block.

/** y = W · columns: (N, C, H, W) and (OC, C / groups, KH, KW) → (N, OC, OH, OW); the bias is a number for each of OC. */
export function convolve(x: NdArray, w: NdArray, bias: NdArray | undefined, windows: Windows, groups: number): NdArray {
  const plan = planOf('conv2d', x.shape, w.shape, windows, groups)
  const dtype = productType(x, w)
  const [images, weights] = [operand(x, dtype), operand(w, dtype)]
  const out = empty(plan.outputs, dtype)
  const columns = scratch(plan.terms, plan, dtype)
  const product = scratch(plan.filters, plan, dtype)
  for (const block of plan.blocks) {
    for (let group = 0; group < groups; group++) {
      unfoldBlock(plan, block, group, images, columns)
      const [a, b] = [weightsOf(plan, group, weights), rowsOf(columns, widthOf(block))]
      if (isWhole(plan, block)) {
        const to = placeOf(plan, block.image, group)
        multiply(table.matmul[dtype], plan.filters, plan.terms, b.rowStep, a, b, out.data, to)
      } else {
        multiply(table.matmul[dtype], plan.filters, plan.terms, b.rowStep, a, b, product, 0)
        storeBlock(plan, block, group, product, out.data)
      }
    }
  }
  if (bias !== undefined) addToPlanes(operand(bias, dtype), plan.grid.rows * plan.grid.columns, out.data)
  return out
}

/** columns = Wᵀ · y, added up to images of `size`: (N, OC, OH, OW) and (OC, C / groups, KH, KW) → (N, C, H, W). */
export function deconvolve(
  y: NdArray,
  w: NdArray,
  bias: NdArray | undefined,
  size: Pair,
  windows: Windows,
  groups: number,
): NdArray {
  const shape = [y.shape[0], w.shape[1] * groups, ...size]
  const plan = planOf('deconv2d', shape, w.shape, windows, groups)
  checkOutputs('deconv2d', plan, y.shape)
  const dtype = productType(y, w)
  const [outputs, weights] = [operand(y, dtype), operand(w, dtype)]
  const out = zeroed(shape, dtype)
  const columns = scratch(plan.terms, plan, dtype)
  const gathered = scratch(plan.filters, plan, dtype)
  for (const block of plan.blocks) {
    for (let group = 0; group < groups; group++) {
      const a = transposed(weightsOf(plan, group, weights))
      const b = outputsOf(plan, block, group, outputs, gathered)
      multiply(table.matmul[dtype], plan.terms, plan.filters, widthOf(block), a, b, columns, 0)
      foldBlock(plan, block, group, columns, out.data)
    }
  }
  if (bias !== undefined) addToPlanes(operand(bias, dtype), size[0] * size[1], out.data)
  return out
}

/** W = y · columnsᵀ: (N, C, H, W) and (N, OC, OH, OW) → (OC, C / groups, KH, KW). */
export function convolveWeights(x: NdArray, y: NdArray, windows: Windows, groups: number): NdArray {
  const shape = [y.shape[1], x.shape[1] / groups, ...windows.kernel]
  const plan = planOf('conv2d, weights', x.shape, shape, windows, groups)
  checkOutputs('conv2d, weights', plan, y.shape)
  const dtype = productType(x, y)
  const [images, outputs] = [operand(x, dtype), operand(y, dtype)]
  const out = zeroed(shape, dtype)
  const columns = scratch(plan.terms, plan, dtype)
  const gathered = scratch(plan.filters, plan, dtype)
  const product = empty([plan.filters * plan.terms], dtype).data
  for (const block of plan.blocks) {
    const width = widthOf(block)
    for (let group = 0; group < groups; group++) {
      unfoldBlock(plan, block, group, images, columns)
      const a = outputsOf(plan, block, group, outputs, gathered)
      multiply(table.matmul[dtype], plan.filters, width, plan.terms, a, transposed(rowsOf(columns, width)), product, 0)
      addAll(product, out.data, group * product.length)
    }
  }
  return out
}

// ---- the plan of the products ----

/** The windows from `first` on, `count` of them, in each of so many images; of several images all windows are taken. */
interface Block {
  readonly image: number
  readonly images: number
  readonly first: number
  readonly count: number
}

interface Plan {
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
}

function planOf(operation: string, images: Shape, weights: Shape, windows: Windows, groups: number): Plan {
  const grid = gridOf(operation, images, windows)
  const [filters, channels, ...kernel] = weights
  if (images[1] !== channels * groups) {
    throw new RangeError(
      `${operation}: images ${formatShape(images)} have ${images[1]} channels, and filters ${formatShape(weights)} take ` +
        `${channels} in each of ${groups} groups`,
    )
  }
  if (filters % groups !== 0)
    throw new RangeError(`${operation}: ${filters} filters cannot form ${groups} equal groups`)
  const terms = channels * kernel[0] * kernel[1]
  return {
    grid,
    groups,
    outputs: [images[0], filters, grid.rows, grid.columns],
    channels,
    filters: filters / groups,
    terms,
    blocks: blocksOf(images[0], grid.rows * grid.columns, terms),
  }
}

/** Columns of a block: so many that they stay in the cache, and enough for the product. */
const BLOCK_SIZE = 2 ** 18
const FEWEST_COLUMNS = 256
const MOST_COLUMNS = 2048

function blocksOf(images: number, windows: number, terms: number): Block[] {
  const most = Math.min(MOST_COLUMNS, Math.max(FEWEST_COLUMNS, Math.floor(BLOCK_SIZE / terms)))
  const blocks: Block[] = []
  const together = Math.max(1, Math.floor(most / windows))
  const count = Math.ceil(windows / Math.ceil(windows / most))
  for (let image = 0; image < images; image += together) {
    for (let first = 0; first < windows; first += count) {
      blocks.push({
        image,
        images: Math.min(together, images - image),
        first,
        count: Math.min(count, windows - first),
      })
    }
  }
  return blocks
}

function checkOutputs(operation: string, { outputs }: Plan, shape: Shape): void {
  if (sameShape(shape, outputs)) return
  throw new RangeError(
    `${operation}: shape ${formatShape(shape)} is not that of the windows on images of this size, ${formatShape(outputs)}`,
  )
}

const widthOf = ({ images, count }: Block): number => images * count

/** Are these all windows of one image? */
const isWhole = ({ grid }: Plan, { images, count }: Block): boolean =>
  images === 1 && count === grid.rows * grid.columns

/** bool counts as int32, as in matmul. */
function productType(x: NdArray, y: NdArray): DType {
  const dtype = resultType(x.dtype, y.dtype)
  return dtype === 'bool' ? 'int32' : dtype
}

const operand = (x: NdArray, dtype: DType): NdArray => contiguous(astype(x, dtype))

/** Room for so many rows of the widest block. */
const scratch = (rows: number, { blocks }: Plan, dtype: DType): TypedArray =>
  empty([rows * blocks.reduce((most, block) => Math.max(most, widthOf(block)), 0)], dtype).data

// ---- parts of the operands as matrices ----

const rowsOf = (data: TypedArray, step: number): Matrix => ({ data, offset: 0, rowStep: step, columnStep: 1 })

const transposed = ({ data, offset, rowStep, columnStep }: Matrix): Matrix => ({
  data,
  offset,
  rowStep: columnStep,
  columnStep: rowStep,
})

const weightsOf = ({ filters, terms }: Plan, group: number, { data, offset }: NdArray): Matrix => ({
  data,
  offset: offset + group * filters * terms,
  rowStep: terms,
  columnStep: 1,
})

/** Where the channels of a group begin in an image of y. */
const placeOf = ({ grid, filters, groups }: Plan, image: number, group: number): number =>
  (image * groups + group) * filters * grid.rows * grid.columns

/** A part of y, with its windows as columns; those of several images are copied side by side. */
function outputsOf(plan: Plan, block: Block, group: number, { data, offset }: NdArray, to: TypedArray): Matrix {
  const windows = plan.grid.rows * plan.grid.columns
  const from = offset + placeOf(plan, block.image, group) + block.first
  if (block.images === 1) return { data, offset: from, rowStep: windows, columnStep: 1 }
  const step = placeOf(plan, 1, 0)
  for (let n = 0; n < block.images; n++) {
    copyRows(plan.filters, windows, data, from + n * step, windows, to, n * windows, widthOf(block))
  }
  return rowsOf(to, widthOf(block))
}

function storeBlock(plan: Plan, block: Block, group: number, product: TypedArray, out: TypedArray): void {
  const windows = plan.grid.rows * plan.grid.columns
  const { count, first, image, images } = block
  for (let n = 0; n < images; n++) {
    const to = placeOf(plan, image + n, group) + first
    copyRows(plan.filters, count, product, n * count, widthOf(block), out, to, windows)
  }
}

function unfoldBlock(plan: Plan, block: Block, group: number, { data, offset }: NdArray, columns: TypedArray): void {
  const { grid, channels, groups } = plan
  const { count, first, image, images } = block
  const size = channels * grid.height * grid.width
  for (let n = 0; n < images; n++) {
    const from = offset + ((image + n) * groups + group) * size
    unfold(grid, channels, first, first + count, data, from, columns, n * count, widthOf(block))
  }
}

function foldBlock(plan: Plan, block: Block, group: number, columns: TypedArray, out: TypedArray): void {
  const { grid, channels, groups } = plan
  const { count, first, image, images } = block
  const size = channels * grid.height * grid.width
  for (let n = 0; n < images; n++) {
    const to = ((image + n) * groups + group) * size
    fold(grid, channels, first, first + count, columns, n * count, widthOf(block), out, to)
  }
}

/** Adds bias[c] to the planes of channel c, of so many elements. */
function addToPlanes({ data, offset, size }: NdArray, plane: number, out: TypedArray): void {
  for (let at = 0; at < out.length; ) {
    for (let channel = 0; channel < size; channel++) {
      const value = data[offset + channel]
      for (const end = at + plane; at < end; at++) out[at] += value
    }
  }
}

function addAll(x: TypedArray, out: TypedArray, to: number): void {
  for (let i = 0; i < x.length; i++) out[to + i] += x[i]
}
