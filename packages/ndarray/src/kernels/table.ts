import type { DType } from '../array/dtype.ts'
import * as exp32 from '../math/float32/exp.ts'
import * as log32 from '../math/float32/log.ts'
import * as sin32 from '../math/float32/sin.ts'
import { REDUCED_EXACTLY } from '../math/float64/coefficients.ts'
import * as exp64 from '../math/float64/exp.ts'
import * as log64 from '../math/float64/log.ts'
import * as sin64 from '../math/float64/sin.ts'
import { tan as tan64 } from '../math/float64/tan.ts'
import { tanh as tanh64 } from '../math/float64/tanh.ts'
import { binary } from './binary.ts'
import { compare, select as selecting } from './compare.ts'
import { copying } from './copy.ts'
import { type Implementation, implementation, type Loop, never, type Product } from './dispatch.ts'
import { doubles } from './doubles.ts'
import { maxima, minima, sums } from './fold.ts'
import type { MapName, NumberType, PairName, Relation, UnaryName } from './load.ts'
import * as loops from './loops.ts'
import { map, unary } from './map.ts'
import { product32, product64 } from './matmul.ts'
import { multiplyDoubles, multiplyIntegers, multiplySingles } from './matmul-loops.ts'
import { power } from './power.ts'
import { type WindowsKernel, windowsProduct32, windowsProduct64 } from './windows.ts'

// For each operation and dtype the plain loop, the kernel that takes over, and from how many elements on: for fewer, the
// way into the memory of the kernels and back costs more than they save. dispatch.ts decides by these lines.

/** The implementations of an operation, by the dtype of its result. */
export type Implementations = Readonly<Record<DType, Implementation>>

// ---- what kinds of kernels have in common, with their thresholds ----

const plain = (loop: Loop) => implementation(loop)
const double = (loop: Loop, name: keyof typeof doubles) => implementation(loop, doubles[name], 16, 64)
const pair = (loop: Loop, type: NumberType, name: PairName) => implementation(loop, binary(type, name), 128)
const single = (loop: Loop, name: UnaryName) => implementation(loop, unary(name), 128)

/** What holds for float64, float32 and int32; no kernel takes bool. */
const comparison = (loop: Loop, relation: Relation, swapped = false): Implementations => {
  const of = (type: NumberType) => implementation(loop, compare(type, relation, swapped), 128)
  return { float64: of('float64'), float32: of('float32'), int32: of('int32'), bool: plain(loop) }
}

type Scalar = (x: number) => number
type Range = readonly [low: number, high: number]

const ANY: Range = [-Infinity, Infinity]
const REDUCED: Range = [-REDUCED_EXACTLY, REDUCED_EXACTLY]
const NORMAL: Range = [2 ** -1022, Number.MAX_VALUE]
const ABOVE_MINUS_1: Range = [-1 + 2 ** -53, Number.MAX_VALUE]
const LARGEST_SINGLE = (2 - 2 ** -23) * 2 ** 127
const POSITIVE_SINGLE: Range = [2 ** -149, LARGEST_SINGLE]
const ABOVE_MINUS_1_SINGLE: Range = [-1 + 2 ** -24, LARGEST_SINGLE]

/** Functions whose result is float64, unless x is float32; kernels take numbers in these ranges. */
function functions(name: MapName, f64: Scalar, range64: Range, name32: MapName, f32: Scalar, range32: Range) {
  const float64 = implementation(loops.each(f64), map('float64', name, f64, ...range64), 16)
  const float32 = implementation(loops.each(f32), map('float32', name32, f32, ...range32), 16)
  return { float64, float32, int32: float64, bool: float64 }
}

// ---- arithmetic ----

export const add: Implementations = {
  float64: double(loops.add, 'add'),
  float32: pair(loops.add, 'float32', 'add32'),
  int32: pair(loops.add, 'int32', 'addInt'),
  bool: plain(loops.maximum),
}
export const sub: Implementations = {
  float64: double(loops.sub, 'sub'),
  float32: pair(loops.sub, 'float32', 'sub32'),
  int32: pair(loops.sub, 'int32', 'subInt'),
  bool: plain(loops.sub),
}
export const mul: Implementations = {
  float64: double(loops.mul, 'mul'),
  float32: pair(loops.mul, 'float32', 'mul32'),
  int32: pair(loops.mulInt32, 'int32', 'mulInt'),
  bool: plain(loops.mul),
}
export const div: Implementations = {
  float64: double(loops.div, 'div'),
  float32: pair(loops.div, 'float32', 'div32'),
  int32: plain(loops.div),
  bool: plain(loops.div),
}
export const maximum: Implementations = {
  float64: pair(loops.maximum, 'float64', 'maximum64'),
  float32: pair(loops.maximum, 'float32', 'maximum32'),
  int32: pair(loops.maximum, 'int32', 'maximumInt'),
  bool: plain(loops.maximum),
}
export const minimum: Implementations = {
  float64: pair(loops.minimum, 'float64', 'minimum64'),
  float32: pair(loops.minimum, 'float32', 'minimum32'),
  int32: pair(loops.minimum, 'int32', 'minimumInt'),
  bool: plain(loops.minimum),
}
export const pow: Implementations = {
  float64: implementation(loops.pow, power, 16),
  float32: implementation(loops.pow, power, 16),
  int32: plain(loops.powInt32),
  bool: plain(loops.powInt32),
}
export const neg: Implementations = {
  float64: double(loops.neg, 'neg'),
  float32: single(loops.neg, 'neg32'),
  int32: plain(loops.neg),
  bool: plain(loops.neg),
}
export const abs: Implementations = {
  float64: double(loops.abs, 'abs'),
  float32: single(loops.abs, 'abs32'),
  int32: plain(loops.abs),
  bool: plain(loops.abs),
}
export const sign: Implementations = {
  float64: plain(loops.sign),
  float32: plain(loops.sign),
  int32: plain(loops.sign),
  bool: plain(loops.sign),
}

// ---- functions ----

export const sqrt: Implementations = {
  float64: double(loops.sqrt, 'sqrt'),
  float32: single(loops.sqrt, 'sqrt32'),
  int32: plain(loops.sqrt),
  bool: plain(loops.sqrt),
}

export const exp = functions('exp', exp64.exp, [-708, 709], 'exp32', exp32.exp, ANY)
export const expm1 = functions('expm1', exp64.expm1, [-40, 709], 'expm132', exp32.expm1, ANY)
export const log = functions('log', log64.log, NORMAL, 'log32', log32.log, POSITIVE_SINGLE)
export const log1p = functions('log1p', log64.log1p, ABOVE_MINUS_1, 'log1p32', log32.log1p, ABOVE_MINUS_1_SINGLE)
export const sin = functions('sin', sin64.sin, REDUCED, 'sin32', sin32.sin, REDUCED)
export const cos = functions('cos', sin64.cos, REDUCED, 'cos32', sin32.cos, REDUCED)
export const tan = functions('tan', tan64, REDUCED, 'tan32', sin32.tan, REDUCED)
export const tanh = functions('tanh', tanh64, ANY, 'tanh32', exp32.tanh, ANY)

// ---- comparisons, by the common dtype of the operands ----

export const equal = comparison(loops.equal, 'EQUAL')
export const notEqual = comparison(loops.notEqual, 'NOT_EQUAL')
export const less = comparison(loops.less, 'LESS')
export const lessEqual = comparison(loops.lessEqual, 'LESS_EQUAL')
export const greater = comparison(loops.greater, 'LESS', true)
export const greaterEqual = comparison(loops.greaterEqual, 'LESS_EQUAL', true)

/** Where the mask x holds, y replaces what is in out. */
export const select: Implementations = {
  float64: implementation(loops.select, selecting('float64'), 128),
  float32: implementation(loops.select, selecting('float32'), 128),
  int32: implementation(loops.select, selecting('int32'), 128),
  bool: plain(loops.select),
}

// ---- copies, of any dtype into any other ----

/** 32: the engine's own way of copying; 256: transposed rows. */
export const copy = implementation(loops.copy, copying, 32, 256)
/** 1 for anything but 0. */
export const truth = plain(loops.truth)

// ---- reductions, whose results are float64; first a single run, then several rows ----

export const sum = implementation(loops.sum, sums, 512, 64)
export const sumInt32 = plain(loops.sumInt32)
export const prod = plain(loops.prod)
export const prodInt32 = plain(loops.prodInt32)
export const max = implementation(loops.max, maxima, 128, 64)
export const min = implementation(loops.min, minima, 128, 64)

// ---- matrix products, by the number of products of two numbers ----

const integers: Product = { loop: multiplyIntegers, kernel: never, from: Infinity }
export const matmul: Readonly<Record<DType, Product>> = {
  float64: { loop: multiplyDoubles, kernel: product64, from: 512 },
  float32: { loop: multiplySingles, kernel: product32, from: 512 },
  int32: integers,
  bool: integers,
}

/** Products whose right operand are the windows of images, by the same number; for fewer, or without a kernel, a matrix of them is made. */
export const windows: Readonly<Record<DType, { readonly kernel: WindowsKernel; readonly from: number }>> = {
  float64: { kernel: windowsProduct64, from: 512 },
  float32: { kernel: windowsProduct32, from: 512 },
  int32: { kernel: never, from: Infinity },
  bool: { kernel: never, from: Infinity },
}
