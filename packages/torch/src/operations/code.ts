import type { FunctionNode, Variable } from '@dezero/core'

/** How tightly a Python expression holds together: an operand that is looser than its place gets parentheses. */
export const level = { tuple: 0, comparison: 1, sum: 2, product: 3, sign: 4, power: 5, atom: 6 } as const

/** A Python expression, in which each operand is a mark such as ⟦3:6⟧: the value 3, in the place of an atom. */
export interface Code {
  readonly text: string
  readonly level: number
  /** What the value could be called. */
  readonly name?: string | undefined
}

export const mark = (value: number, place: number): string => `⟦${value}:${place}⟧`

/** What the code of a function is written from. */
export interface Call {
  readonly node: FunctionNode
  readonly inputs: readonly Variable[]
  readonly output: Variable
  // biome-ignore lint/suspicious/noExplicitAny: each function has attributes of its own, which its row of the table reads
  readonly attributes: any
  /** The operand in a place of this level, an atom's unless told; in the dtype that the function computes in. */
  x(i: number, place?: number): string
  /** The same before a dot or a bracket, and never a bare Python number. */
  tensor(i: number): string
  /** The same as an argument of a function. */
  arg(i: number): string
  /** Whole numbers that pick entries, as PyTorch wants them. */
  ids(i: number): string
  /** Is this operand written as a bare Python number? */
  isNumber(i: number): boolean
  /** Is anything computed from this output? */
  isUsed(output: number): boolean
  /** A function of the module that PyTorch has none of. */
  helper(name: string): string
}

/** The code of a function; a list is the code of each of its outputs. */
export type Writer = (call: Call) => Code

export const atom = (text: string): Code => ({ text, level: level.atom })

/** A call of Python, where what is undefined is left out: `call('F.pad', x, '(1, 1)', 'value=3')`. */
export const call = (f: string, ...args: (string | undefined)[]): Code =>
  atom(`${f}(${args.filter((arg) => arg !== undefined).join(', ')})`)

/** A keyword argument, left out where it is the default. */
export const keyword = (name: string, value: string, otherwise: string): string | undefined =>
  value === otherwise ? undefined : `${name}=${value}`

/** A tuple, as Python writes it. */
export const tuple = (items: readonly (number | string)[]): string =>
  items.length === 1 ? `(${items[0]},)` : `(${items.join(', ')})`

/** An integer or a float, as Python reads it. */
export function number(value: number): string {
  if (Number.isFinite(value)) return Object.is(value, -0) ? '-0.0' : String(value)
  return Number.isNaN(value) ? "float('nan')" : `float('${value > 0 ? 'inf' : '-inf'}')`
}

/** The shortest text of a float32. */
export function shortNumber(value: number): string {
  for (let digits = 6; digits < 10 && Number.isFinite(value); digits++) {
    const short = Number(value.toPrecision(digits))
    if (Math.fround(short) === value) return number(short)
  }
  return number(value)
}
