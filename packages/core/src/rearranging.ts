import type { AxisOption, FlipOptions, Shape, SqueezeOptions, TakeOptions } from '@dezero/ndarray'
import * as arrays from '@dezero/ndarray/internal'
import { asOperand, type VariableLike } from './function.ts'
import { Variable } from './variable.ts'

// These are made of slices, reshapes and the like, in one place for arrays and for Variables; so they have derivatives.

/** Without the axes of length 1, or without those given. */
export const squeeze = (x: VariableLike, options: SqueezeOptions = {}): Variable =>
  arrays.squeeze(asOperand(x, 'squeeze, argument 1'), options)

/** With a new axis of length 1 at `axis`. */
export const expandDims = (x: VariableLike, axis: number): Variable =>
  arrays.expandDims(asOperand(x, 'expandDims, argument 1'), axis)

/** One axis, or several, moved to other places; the rest keep their order. */
export const moveaxis = (
  x: VariableLike,
  source: number | readonly number[],
  destination: number | readonly number[],
): Variable => arrays.moveaxis(asOperand(x, 'moveaxis, argument 1'), source, destination)

/** Two axes exchanged. */
export const swapaxes = (x: VariableLike, axis1: number, axis2: number): Variable =>
  arrays.swapaxes(asOperand(x, 'swapaxes, argument 1'), axis1, axis2)

/** The elements in reverse order along axes, or along all. */
export const flip = (x: VariableLike, options: FlipOptions = {}): Variable =>
  arrays.flip(asOperand(x, 'flip, argument 1'), options)

/** Pieces along an axis: so many equal ones, or those that end before each of the indices. */
export const split = (x: VariableLike, sections: number | readonly number[], options: AxisOption = {}): Variable[] =>
  arrays.split(asOperand(x, 'split, argument 1'), sections, options)

/** The entries along an axis, which they lose. */
export const unstack = (x: VariableLike, options: AxisOption = {}): Variable[] =>
  arrays.unstack(asOperand(x, 'unstack, argument 1'), options)

/** x laid side by side, `repetitions` along each axis. */
export const tile = (x: VariableLike, repetitions: number | Shape): Variable =>
  arrays.tile(asOperand(x, 'tile, argument 1'), repetitions)

/** Each element, or each entry along an axis, so many times in a row. */
export const repeat = (x: VariableLike, times: number | readonly number[], options: TakeOptions = {}): Variable =>
  arrays.repeat(asOperand(x, 'repeat, argument 1'), times, options)

export interface RearrangingMethods {
  /** Without the axes of length 1, or without those given. */
  squeeze(options?: SqueezeOptions): Variable
  /** With a new axis of length 1 at `axis`. */
  expandDims(axis: number): Variable
  /** One axis, or several, moved to other places. */
  moveaxis(source: number | readonly number[], destination: number | readonly number[]): Variable
  /** Two axes exchanged. */
  swapaxes(axis1: number, axis2: number): Variable
  /** The elements in reverse order along axes. */
  flip(options?: FlipOptions): Variable
  /** Pieces along an axis: so many equal ones, or those that end before each of the indices. */
  split(sections: number | readonly number[], options?: AxisOption): Variable[]
  /** The entries along an axis, which they lose. */
  unstack(options?: AxisOption): Variable[]
  /** x laid side by side, `repetitions` along each axis. */
  tile(repetitions: number | Shape): Variable
  /** Each element, or each entry along an axis, so many times in a row. */
  repeat(times: number | readonly number[], options?: TakeOptions): Variable
}

declare module './variable.ts' {
  interface Variable extends RearrangingMethods {}
}

const methods: RearrangingMethods & ThisType<Variable> = {
  squeeze(options) {
    return squeeze(this, options)
  },
  expandDims(axis) {
    return expandDims(this, axis)
  },
  moveaxis(source, destination) {
    return moveaxis(this, source, destination)
  },
  swapaxes(axis1, axis2) {
    return swapaxes(this, axis1, axis2)
  },
  flip(options) {
    return flip(this, options)
  },
  split(sections, options) {
    return split(this, sections, options)
  },
  unstack(options) {
    return unstack(this, options)
  },
  tile(repetitions) {
    return tile(this, repetitions)
  },
  repeat(times, options) {
    return repeat(this, times, options)
  },
}

Object.assign(Variable.prototype, methods)
