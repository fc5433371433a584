import {
  Add,
  BroadcastTo,
  Cast,
  Concat,
  Cumsum,
  Div,
  type FunctionNode,
  MatMul,
  Mul,
  Neg,
  Reshape,
  Slice,
  Sub,
  Sum,
  SumTo,
  Take,
  Transpose,
  Unslice,
  Untake,
  type Variable,
  Where,
} from '@dezero/core'
import { concat, type NdArray } from '@dezero/ndarray'
import { normalizeAxes, normalizeAxis } from '@dezero/ndarray/internal'

/** An input of a function; one that depends on the batch has an axis more, in front. */
interface Operand {
  readonly data: NdArray
  readonly batched: boolean
}

/** What a function gives for each entry of a batch, in an array with the entries along its first axis. */
type Rule<F extends FunctionNode> = (f: F, operands: readonly Operand[], count: number) => NdArray

/** What gradients are made of as functions of the gradient that they start from. */
const rules = new Map<unknown, Rule<FunctionNode>>()

function define<F extends FunctionNode>(type: new (...args: never[]) => F, rule: Rule<F>): void {
  rules.set(type, rule as Rule<FunctionNode>)
}

/** Can `overBatch` run these? */
export const hasRules = (functions: readonly FunctionNode[]): boolean =>
  functions.every((f) => rules.has(f.constructor))

/** The functions between x and `results`, in the order in which they ran. */
export function functionsBetween(x: Variable, results: readonly Variable[]): FunctionNode[] {
  const found = new Set<FunctionNode>()
  const waiting = [...results]
  for (let y = waiting.pop(); y !== undefined; y = waiting.pop()) {
    const f = y.creator
    if (f === undefined || y.generation <= x.generation || found.has(f)) continue
    found.add(f)
    waiting.push(...f.inputs)
  }
  const dependent = new Set([x])
  const functions: FunctionNode[] = []
  for (const f of [...found].sort((a, b) => a.outputs[0].generation - b.outputs[0].generation)) {
    if (!f.inputs.some((input) => dependent.has(input))) continue
    functions.push(f)
    for (const output of f.outputs) dependent.add(output)
  }
  return functions
}

/** The results for each entry of a batch in the place of x, by running the functions on the whole batch at once. */
export function overBatch(
  functions: readonly FunctionNode[],
  x: Variable,
  batch: NdArray,
  results: readonly Variable[],
): NdArray[] {
  const count = batch.shape[0]
  const values = new Map([[x, batch]])
  for (const f of functions) {
    const operands = f.inputs.map((input) => ({ data: values.get(input) ?? input.data, batched: values.has(input) }))
    values.set(f.outputs[0], rules.get(f.constructor)!(f, operands, count))
  }
  return results.map((y) => values.get(y) ?? y.data.broadcastTo([count, ...y.shape]))
}

/** With axes of length 1 behind the batch's, so that it broadcasts against arrays of `ndim` axes. */
function aligned({ data, batched }: Operand, ndim: number): NdArray {
  const missing = ndim + 1 - data.ndim
  if (!batched || missing <= 0) return data
  const [count, ...shape] = data.shape
  return data.reshape([count, ...new Array<number>(missing).fill(1), ...shape])
}

for (const type of [Add, Sub, Mul, Div, Neg, Cast, Where]) {
  define<FunctionNode>(type, (f, operands) => {
    const { ndim } = f.outputs[0]
    return f.forward(...operands.map((operand) => aligned(operand, ndim))) as NdArray
  })
}

define(Reshape, ({ outputs: [y] }, [x], count) => x.data.reshape([count, ...y.shape]))

define(Transpose, ({ inputs: [x], attributes: { axes } }, [{ data }]) => {
  const order = axes.length > 0 ? axes : x.shape.map((_, axis) => x.ndim - 1 - axis)
  return data.transpose([0, ...order.map((axis) => 1 + normalizeAxis('transpose', axis, x.ndim))])
})

define(BroadcastTo, ({ outputs: [y] }, [x], count) => aligned(x, y.ndim).broadcastTo([count, ...y.shape]))

define(SumTo, ({ inputs: [x], outputs: [y] }, [{ data }], count) => {
  const ones = new Array<number>(x.ndim - y.ndim).fill(1)
  return data.sumTo([count, ...ones, ...y.shape]).reshape([count, ...y.shape])
})

define(Sum, ({ inputs: [x], attributes: { axis, keepdims } }, [{ data }]) =>
  data.sum({ axis: normalizeAxes('sum', axis, x.ndim).map((a) => a + 1), keepdims }),
)

define(Cumsum, ({ inputs: [x], attributes: { axis } }, [{ data }]) =>
  data.cumsum({ axis: 1 + normalizeAxis('cumsum', axis, x.ndim) }),
)

define(MatMul, ({ inputs, outputs: [y] }, [x, w], count) => {
  const [row, column] = [inputs[0].ndim === 1, inputs[1].ndim === 1]
  const left = { ...x, data: row ? x.data.reshape([...x.data.shape.slice(0, -1), 1, x.data.shape.at(-1)!]) : x.data }
  const right = { ...w, data: column ? w.data.reshape([...w.data.shape, 1]) : w.data }
  return product(left, right).reshape([count, ...y.shape])
})

/** Matrix products of which one operand at least is a batch; many small ones become a large one where that is possible. */
function product(x: Operand, w: Operand): NdArray {
  const [k, columns] = w.data.shape.slice(-2)
  if (!w.batched && w.data.ndim === 2) return x.data.reshape([-1, k]).matmul(w.data)
  if (!x.batched && x.data.ndim === 2 && columns === 1) return w.data.reshape([-1, k]).matmul(x.data.T)
  const ndim = Math.max(x.data.ndim - Number(x.batched), w.data.ndim - Number(w.batched))
  return aligned(x, ndim).matmul(aligned(w, ndim))
}

define(Slice, ({ attributes: { indices } }, [{ data }]) => data.slice(':', ...indices))

define(Unslice, ({ attributes: { shape, indices } }, [{ data }], count) =>
  new Unslice([count, ...shape], [':', ...indices]).forward(data),
)

define(Take, ({ attributes: { axis } }, [{ data }, indices]) => data.take(indices.data, { axis: axis + 1 }))

define(Untake, ({ attributes: { shape, axis } }, [{ data }, indices], count) =>
  new Untake([count, ...shape], axis + 1).forward(data, indices.data),
)

define(Concat, ({ inputs, attributes: { axis } }, operands, count) => {
  const parts = operands.map(({ data, batched }) => (batched ? data : data.broadcastTo([count, ...data.shape])))
  return concat(parts, { axis: 1 + normalizeAxis('concat', axis, inputs[0].ndim) })
})
