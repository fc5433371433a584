import { asOperand, asVariable, config, usingConfig, Variable, type VariableLike } from '@dezero/core'
import { moment } from '@dezero/core/internal'
import { NdArray } from '@dezero/ndarray'
import { checkOptions, describeValue } from '@dezero/ndarray/internal'
import { closureOf } from './closure.ts'
import { bare, copies } from './identity.ts'
import { leavesLike } from './matching.ts'
import { checkFloat, outputsOf } from './outputs.ts'
import { leavesOf, mapTree, withLeaves } from './tree.ts'
import type { Argnums } from './types.ts'

/** A function of Variables, whatever else is known about its type. */
export type AnyFunction = (...args: never[]) => unknown

/** A transform of f, checked. */
export interface Transform {
  readonly name: string
  readonly f: AnyFunction
  readonly argnums: Argnums
  readonly hasAux: boolean
}

/** One call of f. */
export interface Trace {
  /** The Variables to differentiate by: copies of the given ones, which f was called with. */
  readonly xs: readonly Variable[]
  /** The argument that they are from, or the list of arguments: what a gradient has the structure of. */
  readonly input: unknown
  readonly ys: readonly Variable[]
  /** What the ys are in. */
  readonly output: unknown
  readonly aux: unknown
  /** Are derivatives to be part of a graph: is one being recorded, and is there anything to differentiate them by? */
  readonly recorded: boolean
}

/** @throws TypeError for what is no function, and for options that there are not. */
export function transformOf(name: string, f: AnyFunction, options: object = {}): Transform {
  if (typeof f !== 'function') throw new TypeError(`${name}: expected a function, got ${describeValue(f)}`)
  const examples = { argnums: 0 as Argnums, hasAux: true }
  const { argnums = 0, hasAux = false } = checkOptions<Partial<typeof examples>>(name, options, examples)
  const numbers = [argnums].flat()
  if (numbers.length > 0 && numbers.every((n) => Number.isInteger(n) && n >= 0) && isDistinct(numbers)) {
    return { name, f, argnums, hasAux }
  }
  throw new RangeError(
    `${name}: argnums are numbers of arguments, from 0, each once: 0 or [0, 1], not ${JSON.stringify(argnums)}`,
  )
}

const isDistinct = (numbers: readonly number[]): boolean => new Set(numbers).size === numbers.length

/** Calls f with copies of the arguments to differentiate, and records the graph. */
export function trace({ name, f, argnums, hasAux }: Transform, given: readonly unknown[]): Trace {
  const positions = [argnums].flat()
  for (const i of positions) if (i >= given.length) throw missing(name, i, given.length)
  const args = given.map((argument, i) => withVariables(argument, `${name}, argument ${i + 1}`))
  const inputs = positions.map((i) => differentiable(args[i], `${name}, argument ${i + 1}`))
  const sources = leavesOf(inputs) as Variable[]
  const xs = copies(sources)
  const copied = withLeaves(inputs, xs) as unknown[]
  for (const [k, i] of positions.entries()) args[i] = copied[k]
  const then = moment()
  const { output, ys, aux } = usingConfig('enableBackprop', true, () => call(name, f, args, hasAux))
  const linked = () => sources.some((x) => x.needsGrad) || closureOf(ys, xs, then).length > 0
  const recorded = config.enableBackprop && linked()
  const input = typeof argnums === 'number' ? inputs[0] : inputs
  return { xs, input, ys, output, aux, recorded }
}

/** What a transform hands on of what f gave, without a graph unless one is being recorded. */
export const handedOn = (given: unknown, { recorded }: Trace): unknown =>
  recorded ? given : mapTree(given, (y) => (y instanceof Variable ? bare([y])[0] : y))

/**
 * Calls f with copies of all arguments.
 *
 * @throws TypeError for arguments, or tangents, that do not stand in a list.
 */
export function traceAll(name: string, f: AnyFunction, args: readonly unknown[]): Trace {
  if (Array.isArray(args)) return trace(transformOf(name, f, { argnums: args.map((_, i) => i) }), args)
  throw new TypeError(`${name}: the arguments of f stand in a list, ${name}(f, [x], …), got ${describeValue(args)}`)
}

/** The same with a tangent, a direction, for each argument. */
export function traceAlong(name: string, f: AnyFunction, args: readonly unknown[], tangents: readonly unknown[]) {
  const traced = traceAll(name, f, args)
  const ts = leavesLike(traced.input, tangents, { given: `${name}, tangents`, like: 'arguments' })
  return { ...traced, ts, recorded: traced.recorded || (config.enableBackprop && ts.some((t) => t.needsGrad)) }
}

function call(name: string, f: AnyFunction, args: readonly unknown[], hasAux: boolean) {
  const result = f(...(args as never[]))
  if (!hasAux) return { output: result, ys: outputsOf(name, result), aux: undefined }
  if (!Array.isArray(result) || result.length !== 2) {
    throw new TypeError(`${name}: with hasAux f has to return [y, aux], got ${describeValue(result)}`)
  }
  const [output, aux] = result
  return { output, ys: outputsOf(name, output), aux }
}

/** Numbers and arrays as Variables; all else stays what it is. */
export const withVariables = (argument: unknown, role: string): unknown =>
  mapTree(argument, (x, path) => (isNumeric(x) ? asOperand(x, role + path) : x))

const isNumeric = (x: unknown): x is VariableLike =>
  typeof x === 'number' || x instanceof NdArray || Array.isArray(x) || ArrayBuffer.isView(x)

/** @throws TypeError for anything but Variables of floating-point numbers. */
function differentiable(argument: unknown, role: string): unknown {
  return mapTree(argument, (x, path) => {
    const variable = asVariable(x as VariableLike, role + path)
    checkFloat(variable, role + path)
    return variable
  })
}

const missing = (name: string, i: number, count: number) =>
  new RangeError(`${name}: argnums names argument ${i}, counted from 0, but ${count} were given`)
