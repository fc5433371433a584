import * as axes from '../ops/axes.ts'
import { array } from '../ops/creation.ts'
import { getItem, type Index } from '../ops/get-item.ts'
import type { TakeOptions } from '../ops/indexing.ts'
import { type PadOptions, type PadWidth, pad } from '../ops/padding.ts'
import * as pieces from '../ops/pieces.ts'
import { repeat, tile } from '../ops/repetition.ts'
import { NdArray } from './ndarray.ts'
import type { Shape } from './shape.ts'

/** What puts the elements of an array elsewhere, beyond reshape and transpose. */
export interface Rearranging {
  /** Without the axes of length 1, or without those given. */
  squeeze(options?: axes.SqueezeOptions): NdArray
  /** With a new axis of length 1 at `axis`. */
  expandDims(axis: number): NdArray
  /** One axis, or several, moved to other places. */
  moveaxis(source: number | readonly number[], destination: number | readonly number[]): NdArray
  /** Two axes exchanged. */
  swapaxes(axis1: number, axis2: number): NdArray
  /** The elements in reverse order along axes. */
  flip(options?: pieces.FlipOptions): NdArray
  /** Pieces along an axis: so many equal ones, or those that end before each of the indices. */
  split(sections: number | readonly number[], options?: pieces.AxisOption): NdArray[]
  /** The entries along an axis, which they lose. */
  unstack(options?: pieces.AxisOption): NdArray[]
  /** x laid side by side, `repetitions` along each axis. */
  tile(repetitions: number | Shape): NdArray
  /** Each element, or each entry along an axis, so many times in a row. */
  repeat(times: number | readonly number[], options?: TakeOptions): NdArray
  /** x with a margin of one value around it. */
  pad(width: PadWidth, options?: PadOptions): NdArray
  /** NumPy's x[…]: as in `slice`, and lists of indices too, which are taken together. */
  getItem(...indices: Index<NdArray>[]): NdArray
}

declare module './ndarray.ts' {
  interface NdArray extends Rearranging {}
}

const methods: Rearranging & ThisType<NdArray> = {
  squeeze(options) {
    return axes.squeeze(this, options)
  },
  expandDims(axis) {
    return axes.expandDims(this, axis)
  },
  moveaxis(source, destination) {
    return axes.moveaxis(this, source, destination)
  },
  swapaxes(axis1, axis2) {
    return axes.swapaxes(this, axis1, axis2)
  },
  flip(options) {
    return pieces.flip(this, options)
  },
  split(sections, options) {
    return pieces.split(this, sections, options)
  },
  unstack(options) {
    return pieces.unstack(this, options)
  },
  tile(repetitions) {
    return tile(this, repetitions)
  },
  repeat(times, options) {
    return repeat(this, times, options)
  },
  pad(width, options) {
    return pad(this, width, options)
  },
  getItem(...indices) {
    return getItem<NdArray>(this, indices, (list) => array(Int32Array.from(list)))
  },
}

Object.assign(NdArray.prototype, methods)
