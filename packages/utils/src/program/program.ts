import { checkVariable } from '../graph/graph.ts'

/** What is read of a Variable: Variables of both cores have it. */
export interface ProgramVariable {
  readonly name: string | undefined
  readonly data: { readonly shape: readonly number[]; readonly dtype: string }
  readonly creator: ProgramCall<this> | undefined
}

/** What is read of the function call that made a Variable. */
export interface ProgramCall<V> {
  readonly name: string
  /** The plain values of the call besides its inputs. */
  readonly attributes: object
  readonly inputs: readonly V[]
  readonly outputs: readonly V[]
}

/** A recorded graph as a list of calls, which can be run again, printed or written in another language. */
export interface Program<V extends ProgramVariable> {
  /** Leaves or results that are given from outside; what lies behind them is no part of the program. */
  readonly inputs: readonly V[]
  /** All other leaves, constants and Parameters, in the order of their first use. */
  readonly constants: readonly V[]
  /** The calls, each once, each behind those whose results it takes. */
  readonly calls: readonly NonNullable<V['creator']>[]
  readonly outputs: readonly V[]
}

export interface ProgramOptions<V> {
  /** What is given from outside; everything else that no call made is a constant. */
  inputs: readonly V[]
  /** Take inputs that no output depends on, too. */
  allowUnused?: boolean | undefined
}

/**
 * What computes `outputs` from `inputs`, in order: one list of calls instead of a graph. Iterative, so that no depth
 * overflows the stack.
 *
 * @throws TypeError for what is no Variable; Error for an output that was computed without a graph, and for an input that
 * no output depends on or that is listed twice. The message begins with `role`.
 */
export function programOf<V extends ProgramVariable>(
  outputs: readonly V[],
  { inputs, allowUnused = false }: ProgramOptions<V>,
  role = 'programOf',
): Program<V> {
  checkVariables(outputs, role, 'output')
  checkVariables(inputs, role, 'input')
  const given = new Set(inputs)
  if (given.size < inputs.length) throw new Error(`${role}: a Variable is listed twice among the inputs`)
  const known = new Set<V>()
  const constants: V[] = []
  const calls: NonNullable<V['creator']>[] = []
  const waiting = [...outputs].reverse()
  for (let y = waiting.at(-1); y !== undefined; y = waiting.at(-1)) {
    const f = known.has(y) || given.has(y) ? undefined : (y.creator as NonNullable<V['creator']> | undefined)
    const before = waiting.length
    if (f !== undefined) for (const x of f.inputs.toReversed()) if (!known.has(x as V)) waiting.push(x as V)
    if (waiting.length > before) continue // the inputs first
    waiting.pop()
    if (known.has(y)) continue
    known.add(y)
    if (f === undefined && !given.has(y)) constants.push(y)
    if (f === undefined) continue
    calls.push(f)
    for (const other of f.outputs) if (other.creator === f && !given.has(other as V)) known.add(other as V)
  }
  const unused = allowUnused ? -1 : inputs.findIndex((x) => !known.has(x))
  if (unused >= 0) throw unusedInput(role, unused, inputs[unused])
  return { inputs, constants, calls, outputs }
}

function checkVariables(list: readonly ProgramVariable[], role: string, kind: 'input' | 'output'): void {
  if (!Array.isArray(list) || (kind === 'output' && list.length === 0)) {
    throw new TypeError(`${role}: ${kind}s are a list of Variables, such as [x]`)
  }
  list.forEach((x, i) => {
    checkVariable(x, `${role}, ${kind} ${i + 1}`)
    if (kind === 'output' && 'withoutGraph' in x && x.withoutGraph === true) throw withoutGraph(role, i, x)
  })
}

const called = ({ name }: ProgramVariable) => (name === undefined ? '' : ` ("${name}")`)

const withoutGraph = (role: string, i: number, y: ProgramVariable) =>
  new Error(
    `${role}: output ${i + 1}${called(y)} was computed without a graph; compute it outside noGrad, and a gradient with { createGraph: true }`,
  )

const unusedInput = (role: string, i: number, x: ProgramVariable) =>
  new Error(
    `${role}: no output depends on input ${i + 1}${called(x)}; was its array (x.data) used instead, or a part computed in noGrad? { allowUnused: true } takes it all the same`,
  )
