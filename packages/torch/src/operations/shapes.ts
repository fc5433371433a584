import type { Variable } from '@dezero/core'
import { normalizeAxes } from '@dezero/ndarray/internal'
import { atom, type Call, type Code, call, keyword, level, number, tuple, type Writer } from './code.ts'

const method = (x: string, name: string, ...args: (string | undefined)[]): Code => call(`${x}.${name}`, ...args)

type Axis = number | readonly number[] | undefined

/** Axes as PyTorch takes them; undefined for all, null for none. */
function axesOf({ inputs: [{ ndim }], attributes }: Call): string | undefined | null {
  const axis: Axis = attributes.axis
  if (axis === undefined) return undefined
  if (typeof axis === 'number') return String(axis)
  if (new Set(normalizeAxes('axis', axis, ndim)).size === ndim && !attributes.keepdims) return undefined
  if (axis.length === 0) return null
  return axis.length === 1 ? String(axis[0]) : tuple(axis)
}

/** A function that folds axes; over none of them it does nothing. */
const fold =
  (write: (c: Call, ...args: (string | undefined)[]) => Code, needsAxes = false): Writer =>
  (c) => {
    const axes = axesOf(c)
    if (axes === null || c.inputs[0].ndim === 0) return atom(c.tensor(0))
    const keepdim = c.attributes.keepdims ? 'keepdim=True' : undefined
    const dim = axes ?? (needsAxes || keepdim !== undefined ? allAxes(c) : undefined)
    return write(c, dim, keepdim)
  }

const allAxes = ({ inputs: [{ ndim }] }: Call): string => tuple(Array.from({ length: ndim }, (_, axis) => axis))

const argument =
  (f: string): Writer =>
  (c) => {
    const { axis, keepdims } = c.attributes
    return call(f, c.arg(0), axis === undefined ? undefined : String(axis), keepdims ? 'keepdim=True' : undefined)
  }

/** Along a single axis by PyTorch's own function, along several by its formula. */
const softmax =
  (f: string, formula: (x: string, axes: string) => Code): Writer =>
  (c) => {
    const { ndim } = c.inputs[0]
    const axes = normalizeAxes('softmax', c.attributes.axis, ndim)
    const axis = c.attributes.axis ?? 0
    if (axes.length === 1 || ndim === 0)
      return call(f, c.arg(0), String(typeof axis === 'number' ? axis : (axes[0] ?? 0)))
    return formula(c.tensor(0), tuple(axes))
  }

const logSoftmax = (x: string, axes: string) => `${x} - torch.logsumexp(${x}, ${axes}, keepdim=True)`

/** Shapes, reductions, indexing and joining. */
export const shapes: Record<string, Writer> = {
  Reshape: ({ tensor, attributes: { shape } }) => method(tensor(0), 'reshape', dims(shape)),
  Transpose: ({ inputs: [x], tensor, attributes: { axes } }) => {
    const order: readonly number[] = axes.length > 0 ? axes : x.shape.map((_, i) => x.ndim - 1 - i)
    if (x.ndim < 2) return atom(tensor(0))
    const reversesTwo = x.ndim === 2 && normalizeAxes('transpose', order[0], 2)[0] === 1
    return reversesTwo ? atom(`${tensor(0)}.T`) : method(tensor(0), 'permute', dims(order))
  },
  BroadcastTo: ({ tensor, attributes: { shape } }) => method(tensor(0), 'expand', dims(shape)),
  SumTo: ({ tensor, attributes: { shape } }) => method(tensor(0), 'sum_to_size', dims(shape)),

  Sum: fold(({ tensor }, ...args) => method(tensor(0), 'sum', ...args)),
  Max: fold(({ tensor }, ...args) => method(tensor(0), 'amax', ...args)),
  Min: fold(({ tensor }, ...args) => method(tensor(0), 'amin', ...args)),
  Norm: fold(({ arg }, dim, keepdim) => call('torch.linalg.vector_norm', arg(0), dim && `dim=${dim}`, keepdim)),
  LogSumExp: fold(({ arg }, ...args) => call('torch.logsumexp', arg(0), ...args), true),
  Softmax: softmax('torch.softmax', (x, axes) => call('torch.exp', logSoftmax(x, axes))),
  LogSoftmax: softmax('torch.log_softmax', (x, axes) => ({ text: logSoftmax(x, axes), level: level.sum })),
  Cumsum: (c) =>
    c.inputs[0].ndim === 0 ? atom(c.tensor(0)) : method(c.tensor(0), 'cumsum', String(c.attributes.axis)),
  Argmax: argument('torch.argmax'),
  Argmin: argument('torch.argmin'),
  Standardize: ({ arg, helper, attributes: { axis, eps } }) =>
    call(helper('standardize'), arg(0), tuple(axis), number(eps)),

  Slice: ({ inputs: [x], tensor, attributes: { indices } }) => {
    const { index, flipped } = spansOf(x.shape, indices)
    const y = index.every((part) => part === '...') ? tensor(0) : `${tensor(0)}[${index.join(', ')}]`
    return flipped.length === 0 ? atom(y) : method(y, 'flip', dims(flipped))
  },
  Unslice: ({ tensor, helper, attributes: { shape, indices } }) => {
    const { index, flipped } = spansOf(shape, indices)
    const x = flipped.length === 0 ? tensor(0) : `${tensor(0)}.flip(${dims(flipped)})`
    return call(helper('unslice'), x, tuple(shape), tuple(index.map(asObject)))
  },
  Take: ({ inputs: [{ ndim }, indices], tensor, ids, attributes: { axis } }) => {
    const at = axis < 0 ? axis + ndim : axis
    return atom(`${tensor(0)}[${[...new Array(at).fill(':'), listed(indices) ?? ids(1)].join(', ')}]`)
  },
  Untake: ({ arg, helper, attributes: { shape, axis } }) =>
    call(helper('untake'), arg(0), arg(1), tuple(shape), String(axis < 0 ? axis + shape.length : axis)),
  Scatter: ({ arg, helper, attributes: { axis } }) => call(helper('scatter'), arg(0), arg(1), arg(2), String(axis)),
  Argsort: ({ arg, attributes: { axis, descending } }) => {
    const { text } = call(
      'torch.sort',
      arg(0),
      `dim=${axis}`,
      descending ? 'descending=True' : undefined,
      'stable=True',
    )
    return atom(`${text}.indices`)
  },
  Concat: ({ inputs, arg, attributes: { axis } }) =>
    call('torch.cat', tuple(inputs.map((_, i) => arg(i))), keyword('dim', String(axis), '0')),
  Pad: ({ inputs: [{ ndim }], arg, attributes: { width, value } }) => {
    const pairs = pairsOf(width, ndim).toReversed()
    return call('F.pad', arg(0), tuple(pairs.flat()), keyword('value', number(value), '0'))
  },
}

/** A short list of constant indices stands in the brackets itself. */
function listed(indices: Variable): string | undefined {
  const isShort = isConstant(indices) && indices.ndim === 1 && indices.size > 0 && indices.size <= 16
  return isShort ? `[${[...indices.data.toTypedArray()].join(', ')}]` : undefined
}

const isConstant = ({ creator, needsGrad, name }: Variable): boolean =>
  creator === undefined && !needsGrad && name === undefined

/** Lengths or axes as the arguments of a method. */
const dims = (lengths: readonly number[]): string => (lengths.length === 0 ? '()' : lengths.join(', '))

/** [before, after] for each axis. */
function pairsOf(width: number | readonly unknown[], ndim: number): number[][] {
  if (typeof width === 'number') return new Array(ndim).fill([width, width])
  return typeof width[0] === 'number' ? new Array(ndim).fill(width) : (width as number[][])
}

/** Indices as PyTorch takes them, which knows no negative steps: those axes of the result are flipped. */
function spansOf(
  shape: readonly number[],
  indices: readonly (number | string | null)[],
): { index: string[]; flipped: number[] } {
  const texts: string[] = []
  const flipped: number[] = []
  const left = shape.length - indices.filter((index) => index !== null && index !== '...').length
  let [axis, axisOfResult] = [0, 0]
  for (const index of indices) {
    if (index === '...') {
      texts.push('...')
      axis += left
      axisOfResult += left
      continue
    }
    const backward = typeof index === 'string' ? forwards(index, shape[axis]) : undefined
    if (backward !== undefined) flipped.push(axisOfResult)
    texts.push(index === null ? 'None' : (backward ?? String(index).replace(/\s/g, '')))
    if (index !== null) axis++
    if (typeof index !== 'number') axisOfResult++
  }
  return { index: texts, flipped }
}

/** `1:4` outside of brackets. */
const asObject = (index: string): string =>
  index.includes(':')
    ? `slice(${index
        .split(':')
        .map((part) => part || 'None')
        .join(', ')})`
    : index

/** The same places as those of a negative step, in the order of the axis; undefined where the step is positive. */
function forwards(text: string, length: number): string | undefined {
  const [start, stop, step] = text.split(':').map((part) => (part.trim() === '' ? undefined : Number(part)))
  if (step === undefined || step > 0) return undefined
  const bound = (at: number) => Math.min(Math.max(at < 0 ? at + length : at, -1), length - 1)
  const first = start === undefined ? length - 1 : bound(start)
  const count = Math.max(0, Math.ceil(((stop === undefined ? -1 : bound(stop)) - first) / step))
  const last = first + (count - 1) * step
  return count === 0 ? '0:0' : `${last}:${first + 1}${step === -1 ? '' : `:${-step}`}`
}
