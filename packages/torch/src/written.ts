import type { FunctionNode, Variable } from '@dezero/core'
import { isFloat } from '@dezero/ndarray/internal'
import { constant, inTensor } from './constants.ts'
import type { Graph } from './graph.ts'
import { castTo } from './operations/arithmetic.ts'
import { atom, type Call, type Code, level, mark, number, shortNumber } from './operations/code.ts'
import { table } from './operations/table.ts'

/** A graph in Python: the code of each call, in order, and of the leaves that these read. */
export interface Written {
  readonly graph: Graph
  readonly statements: readonly Statement[]
  /** What a leaf is called or made by, by its number. */
  readonly leaves: ReadonlyMap<number, Code>
  readonly outputs: readonly number[]
  readonly helpers: ReadonlySet<string>
}

/** `targets = code`; several targets are the items of a tuple. */
export interface Statement {
  /** The function's name, for messages. */
  readonly name: string
  readonly code: Code
  /** The numbers of the outputs; null for one that nothing reads. */
  readonly targets: readonly (number | null)[]
}

export interface Wording {
  /** The code of a leaf. */
  leaf(x: Variable): Code
  /** Python's number, where a leaf is written as no more than that. */
  number(x: Variable): string | undefined
  /** Where constants are, as an argument of PyTorch: `device=x.device`. */
  device: string
  /** The code of a call that is not written as the table says; `x` gives its operands as arguments. */
  special(call: FunctionNode, x: (i: number) => string): Code | undefined
}

/** @throws RangeError that names a function which cannot be written. */
export function written(graph: Graph, wording: Wording): Written {
  const { numberOf, calls, outputs } = graph
  const helpers = new Set<string>()
  const read = new Set<Variable>(outputs)
  for (const call of calls) for (const x of call.inputs) read.add(x)
  const statements = calls.map((call): Statement => {
    const code = codeOf(call, graph, wording, read, helpers)
    const targets = call.outputs.map((y) => (read.has(y) ? numberOf.get(y)! : null))
    return { name: call.name, code, targets: inSingle(targets, call) ? targets.slice(0, 1) : targets }
  })
  return {
    graph,
    statements,
    leaves: leavesOf(graph, statements, wording),
    outputs: outputs.map((y) => numberOf.get(y)!),
    helpers,
  }
}

/** The places of the largest elements are written only where something reads them. */
const inSingle = (targets: readonly (number | null)[], { name }: FunctionNode): boolean =>
  name === 'MaxPool' && targets[1] === null

const marks = /⟦(\d+):(\d+)⟧/g

/** The numbers of the values that code reads, once for each time. */
export const valuesIn = ({ text }: Code): number[] => [...text.matchAll(marks)].map(([, value]) => Number(value))

/** The text with its operands in place. */
export const withOperands = (text: string, operand: (value: number, place: number) => string): string =>
  text.replace(marks, (_, value, place) => operand(Number(value), Number(place)))

function leavesOf({ values, outputs, numberOf }: Graph, statements: readonly Statement[], wording: Wording) {
  const leaves = new Map<number, Code>()
  const made = new Set(statements.flatMap(({ targets }) => targets))
  const read = [...statements.flatMap(({ code }) => valuesIn(code)), ...outputs.map((y) => numberOf.get(y)!)]
  for (const value of read) if (!made.has(value) && !leaves.has(value)) leaves.set(value, wording.leaf(values[value]))
  for (const y of outputs) if (wording.number(y) !== undefined) leaves.set(numberOf.get(y)!, atom(tensorOf(y)))
  return leaves
}

function codeOf(
  node: FunctionNode,
  { numberOf }: Graph,
  wording: Wording,
  read: ReadonlySet<Variable>,
  helpers: Set<string>,
): Code {
  const { inputs, outputs } = node
  const plain = (i: number, place: number = level.atom) => mark(numberOf.get(inputs[i])!, place)
  const special = wording.special(node, (i) => plain(i, level.comparison))
  if (special !== undefined) return special
  const write = table.get(node.name)
  if (write === undefined) throw cannotWrite(node)
  const [output] = outputs
  const casts = inputs.map(
    (x, i) => !node.isLabel(i) && isFloat(output.dtype) && !isFloat(x.dtype) && node.name !== 'Cast',
  )
  const numbers = inputs.map(wording.number)
  const allNumbers = numbers.every((text) => text !== undefined)
  const tensor = (i: number, place: number = level.atom) => {
    const x = numbers[i] === undefined ? plain(i, casts[i] ? level.atom : place) : tensorOf(inputs[i])
    return casts[i] ? castTo(output.dtype, x) : x
  }
  const call: Call = {
    node,
    inputs,
    output,
    attributes: node.attributes,
    x: (i, place) => (casts[i] || (i === 0 && allNumbers) ? tensor(i) : plain(i, place)),
    tensor: (i) => tensor(i),
    arg: (i) => tensor(i, level.comparison),
    ids: (i) => idsOf(inputs[i], wording.device) ?? `${tensor(i)}.long()`,
    isNumber: (i) => numbers[i] !== undefined,
    isUsed: (i) => read.has(outputs[i]),
    helper: (name) => {
      helpers.add(name)
      return name
    },
  }
  return write(call)
}

/** A 0-d constant as Python's number; undefined for any other Variable. */
export function numberOf(x: Variable): string | undefined {
  if (x.creator !== undefined || x.ndim > 0 || x.name !== undefined) return undefined
  const value = x.data.astype('float64').item()
  if (x.dtype === 'bool') return value === 0 ? 'False' : 'True'
  return x.dtype === 'float32' ? shortNumber(value) : number(value)
}

/** The same as a tensor. */
function tensorOf({ data, dtype }: Variable): string {
  const text = inTensor(data.astype('float64').item(), dtype)
  return dtype === 'float64' ? `torch.tensor(${text}, dtype=torch.float64)` : `torch.tensor(${text})`
}

/** Constant whole numbers, which may be floats, as the integers that they are. */
function idsOf(x: Variable, device: string): string | undefined {
  const isConstant = x.creator === undefined && !x.needsGrad && x.name === undefined
  return isConstant ? constant(x.data.astype('int32'), device)?.text : undefined
}

const cannotWrite = ({ name }: FunctionNode) =>
  new RangeError(
    `toTorch: ${name} cannot be written in PyTorch, which has no such function; compute what it gives before, and make it an input`,
  )
