import { type DType, resultType, type TypedArray } from '../array/dtype.ts'
import { empty, zeroed } from '../array/memory.ts'
import type { NdArray } from '../array/ndarray.ts'
import { formatShape, type Shape, sameShape } from '../array/shape.ts'
import { type Matrix, multiply, run, transposed } from '../kernels/dispatch.ts'
import type { Addends, Rows } from '../kernels/matmul.ts'
import * as table from '../kernels/table.ts'
import { copyRows } from '../kernels/transfer.ts'
import type { WindowBlock } from '../kernels/windows.ts'
import { fold, type Pair, unfold, type Windows } from '../kernels/windows-loops.ts'
import { add } from './arithmetic.ts'
import { astype } from './casting.ts'
import { outputsOf, type Plan, placeOf, planOf, storeBlock, weightsOf, widthOf, windowsOf } from './convolution-plan.ts'
import { slice } from './indexing.ts'
import { contiguous, reshape, transpose } from './layout.ts'

// With the windows of images as columns (im2col), convolution and its gradients are three matrix products: y = W · columns,
// columns = Wᵀ · y and W = y · columnsᵀ. The columns of a large image would fill the memory: they are made block by block.

/** y = W · columns: (N, C, H, W) and (OC, C / groups, KH, KW) → (N, OC, OH, OW); the bias is a number for each of OC. */
export function convolve(x: NdArray, w: NdArray, bias: NdArray | undefined, windows: Windows, groups: number): NdArray {
  const plan = planOf('conv2d', x.shape, w.shape, windows, groups)
  const dtype = productType(x, w)
  const [images, weights] = [operand(x, dtype), operand(w, dtype)]
  const added = bias && operand(bias, dtype)
  const out = empty(plan.outputs, dtype)
  const product = empty([plan.filters * plan.mostColumns], dtype).data
  const step = plan.grid.rows * plan.grid.columns
  for (const block of plan.blocks) {
    for (let group = 0; group < groups; group++) {
      const [a, b] = [weightsOf(plan, group, weights), windowsOf(plan, block, group, images)]
      const plus = added && { data: added.data, offset: added.offset + group * plan.filters }
      if (block.images === 1) {
        const offset = placeOf(plan, block.image, group) + block.first
        multiplyWindows(dtype, plan.filters, a, b, false, { data: out.data, offset, step, plus })
      } else {
        multiplyWindows(dtype, plan.filters, a, b, false, { data: product, offset: 0, step: widthOf(block), plus })
        storeBlock(plan, block, group, product, out.data)
      }
    }
  }
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
  const turned = turnedWindows(windows)
  if (turned !== undefined && plan.channels >= WORTH_TURNING)
    return convolve(y, turnedFilters(w, groups), bias, turned, groups)
  const dtype = productType(y, w)
  const [outputs, weights] = [operand(y, dtype), operand(w, dtype)]
  const out = zeroed(shape, dtype)
  const columns = empty([plan.terms * plan.mostColumns], dtype).data
  const gathered = empty([plan.filters * plan.mostColumns], dtype).data
  for (const block of plan.blocks) {
    const width = widthOf(block)
    for (let group = 0; group < groups; group++) {
      const a = transposed(weightsOf(plan, group, weights))
      const b = outputsOf(plan, block, group, outputs, gathered)
      multiply(table.matmul[dtype], plan.terms, plan.filters, width, a, b, columns, 0)
      foldBlock(windowsOf(plan, block, group, out), columns)
    }
  }
  return bias === undefined ? out : add(out, reshape(operand(bias, dtype), [-1, 1, 1]))
}

/** W = y · columnsᵀ: (N, C, H, W) and (N, OC, OH, OW) → (OC, C / groups, KH, KW). */
export function convolveWeights(x: NdArray, y: NdArray, windows: Windows, groups: number): NdArray {
  const shape = [y.shape[1], x.shape[1] / groups, ...windows.kernel]
  const plan = planOf('conv2d, weights', x.shape, shape, windows, groups)
  checkOutputs('conv2d, weights', plan, y.shape)
  const dtype = productType(x, y)
  const [images, outputs] = [operand(x, dtype), operand(y, dtype)]
  const out = zeroed(shape, dtype)
  const gathered = empty([plan.filters * plan.mostColumns], dtype).data
  const product = empty([plan.filters * plan.terms], dtype).data
  for (const block of plan.blocks) {
    for (let group = 0; group < groups; group++) {
      const [a, b] = [outputsOf(plan, block, group, outputs, gathered), windowsOf(plan, block, group, images)]
      multiplyWindows(dtype, plan.filters, a, b, true, { data: product, offset: 0, step: plan.terms })
      addAll(product, out.data, group * product.length)
    }
  }
  return out
}

// ---- the products ----

/** out ← a · the columns that the windows are, or, with `turned`, · these as rows: by a kernel, or after making them. */
function multiplyWindows(dtype: DType, rows: number, a: Matrix, block: WindowBlock, turned: boolean, out: Rows): void {
  const { grid, channels, images, first, count } = block
  const [terms, width] = [channels * grid.kernel[0] * grid.kernel[1], images * count]
  const how = table.windows[dtype]
  if (rows * terms * width >= how.from && how.kernel(rows, a, block, turned, out)) return
  const data = empty([terms * width], dtype).data
  for (let n = 0; n < images; n++) {
    const from = block.offset + n * block.imageStep
    unfold(grid, channels, first, first + count, block.data, from, data, n * count, width)
  }
  const columns = { data, offset: 0, rowStep: width, columnStep: 1 }
  const [inner, across, b] = turned ? [width, terms, transposed(columns)] : [terms, width, columns]
  const product = empty([rows * across], dtype).data
  multiply(table.matmul[dtype], rows, inner, across, a, b, product, 0)
  if (out.plus !== undefined) addToEachRow(dtype, rows, across, product, out.plus)
  copyRows(rows, across, product, 0, across, out.data, out.offset, out.step)
}

/** Adds a number to each row of a product. */
function addToEachRow(
  dtype: DType,
  rows: number,
  length: number,
  product: TypedArray,
  { data, offset }: Addends,
): void {
  for (let row = 0; row < rows; row++) {
    const at = row * length
    run(table.add[dtype], length, product, at, 1, product, at, 1, data, offset + row, 0)
  }
}

function foldBlock(block: WindowBlock, columns: TypedArray): void {
  const { grid, channels, images, first, count, data } = block
  for (let n = 0; n < images; n++) {
    const to = block.offset + n * block.imageStep
    fold(grid, channels, first, first + count, columns, n * count, images * count, data, to)
  }
}

// ---- the adjoint of a convolution with stride 1, which is one too ----

/** The product takes four rows at a time: for fewer channels than that, adding up columns takes less time. */
const WORTH_TURNING = 4

/** The windows of y whose sums are the elements of the images; undefined where strides leave gaps in y. */
function turnedWindows({ kernel, stride, dilation, pad }: Windows): Windows | undefined {
  const [height, width] = [(kernel[0] - 1) * dilation[0], (kernel[1] - 1) * dilation[1]]
  const [top, left, bottom, right] = [height - pad[0], width - pad[1], height - pad[2], width - pad[3]]
  const isOne = stride[0] === 1 && stride[1] === 1 && Math.min(top, left, bottom, right) >= 0
  return isOne ? { kernel, stride, dilation, pad: [top, left, bottom, right] } : undefined
}

/** Filters turned by 180°, with their channels as filters: (OC, C / groups, KH, KW) → (C, OC / groups, KH, KW). */
function turnedFilters(w: NdArray, groups: number): NdArray {
  const [filters, channels, height, width] = w.shape
  const grouped = transpose(reshape(w, [groups, filters / groups, channels, height, width]), [0, 2, 1, 3, 4])
  const merged = reshape(grouped, [groups * channels, filters / groups, height, width])
  return slice(merged, [':', ':', '::-1', '::-1'])
}

// ---- what all of them need ----

function checkOutputs(operation: string, { outputs }: Plan, shape: Shape): void {
  if (sameShape(shape, outputs)) return
  throw new RangeError(
    `${operation}: shape ${formatShape(shape)} is not that of the windows on images of this size, ${formatShape(outputs)}`,
  )
}

/** bool counts as int32, as in matmul. */
function productType(x: NdArray, y: NdArray): DType {
  const dtype = resultType(x.dtype, y.dtype)
  return dtype === 'bool' ? 'int32' : dtype
}

const operand = (x: NdArray, dtype: DType): NdArray => contiguous(astype(x, dtype))

function addAll(x: TypedArray, out: TypedArray, to: number): void {
  for (let i = 0; i < x.length; i++) out[to + i] += x[i]
}
