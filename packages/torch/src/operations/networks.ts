import { castTo } from './arithmetic.ts'
import { type Call, type Code, call, keyword, level, number, tuple, type Writer } from './code.ts'

type Pair = readonly [number, number]
type Margins = readonly [top: number, left: number, bottom: number, right: number]

/** One number where both are equal. */
const pair = (values: Pair): string => (values[0] === values[1] ? String(values[0]) : tuple(values))

const isEven = ([top, left, bottom, right]: Margins): boolean => top === bottom && left === right
const noMargins: Margins = [0, 0, 0, 0]

/** Images with their margins around them, in the order of F.pad. */
const padded = (x: string, [top, left, bottom, right]: Margins, value = '0'): string =>
  call('F.pad', x, tuple([left, right, top, bottom]), keyword('value', value, '0')).text

/** Margins as PyTorch's argument where both sides are equal, otherwise around the images. */
const margins = (x: string, pad: Margins): [x: string, pad: Margins] =>
  isEven(pad) ? [x, pad] : [padded(x, pad), noMargins]

const paddingOf = ([top, left]: Margins): string | undefined => keyword('padding', pair([top, left]), '0')

/** stride, dilation and groups where they are not 1. */
const layOf = ({ stride, dilation, groups }: { stride: Pair; dilation: Pair; groups?: number }) => [
  keyword('stride', pair(stride), '1'),
  keyword('dilation', pair(dilation), '1'),
  keyword('groups', String(groups ?? 1), '1'),
]

function deconvolution(c: Call): Code {
  const { stride, dilation, pad, size } = c.attributes
  const [, , rows, columns] = c.inputs[0].shape
  const [, , height, width] = c.inputs[1].shape
  const least = (axis: 0 | 1, windows: number, kernel: number) =>
    (windows - 1) * stride[axis] - 2 * pad[axis] + dilation[axis] * (kernel - 1) + 1
  const rest: Pair = [size[0] - least(0, rows, height), size[1] - least(1, columns, width)]
  const bias = c.inputs.length === 3 ? c.arg(2) : undefined
  const fits = rest.every((n, axis) => n >= 0 && n < Math.max(stride[axis], dilation[axis]))
  if (fits && isEven(pad)) {
    const output = keyword('output_padding', pair(rest), '0')
    const [strides, dilations, parts] = layOf(c.attributes)
    return call('F.conv_transpose2d', c.arg(0), c.arg(1), bias, strides, paddingOf(pad), output, parts, dilations)
  }
  const y = call(c.helper('deconv2d'), c.arg(0), c.arg(1), tuple(size), tuple(pad), ...layOf(c.attributes))
  return bias === undefined ? y : { text: `${y.text} + ${c.tensor(2)}.reshape(-1, 1, 1)`, level: level.sum }
}

const sizeOfWeights = ({ output }: Call): string => tuple(output.shape)

function maxPool(c: Call): Code {
  const { kernel, stride, pad } = c.attributes
  if (c.isUsed(1)) return call(c.helper('max_pool'), c.arg(0), tuple(kernel), tuple(stride), tuple(pad))
  const fits = isEven(pad) && pad[0] * 2 <= kernel[0] && pad[1] * 2 <= kernel[1]
  const x = fits ? c.arg(0) : padded(c.arg(0), pad, "float('-inf')")
  return call('F.max_pool2d', x, pair(kernel), pair(stride), paddingOf(fits ? pad : noMargins))
}

function averagePool(c: Call): Code {
  const { kernel, stride, pad } = c.attributes
  const fits = isEven(pad) && pad[0] * 2 <= kernel[0] && pad[1] * 2 <= kernel[1]
  const x = fits ? c.arg(0) : padded(c.arg(0), pad)
  return call('F.avg_pool2d', x, pair(kernel), pair(stride), paddingOf(fits ? pad : noMargins))
}

/** The class axis, which is the last one here, is the second one of PyTorch. */
function crossEntropy({ inputs: [{ ndim }], arg, tensor, ids }: Call): Code {
  const scores = ndim < 3 ? arg(0) : `${tensor(0)}.movedim(-1, 1)`
  return call('F.cross_entropy', scores, ids(1), "reduction='none'")
}

/** Labels in the dtype of what they belong to. */
const labels = ({ inputs: [x, t], arg, tensor }: Call): string =>
  t.dtype === x.dtype ? arg(1) : castTo(x.dtype, tensor(1))

/** What networks are made of besides: convolutions, windows, losses. */
export const networks: Record<string, Writer> = {
  Dropout: ({ x, arg, attributes: { ratio } }) =>
    call('torch.where', arg(1), `${x(0, level.product)} / ${number(1 - ratio)}`, '0'),

  Conv2d: (c) => {
    const [x, pad] = margins(c.arg(0), c.attributes.pad)
    const [stride, dilation, groups] = layOf(c.attributes)
    const bias = c.inputs.length === 3 ? c.arg(2) : undefined
    return call('F.conv2d', x, c.arg(1), bias, stride, paddingOf(pad), dilation, groups)
  },
  Deconv2d: deconvolution,
  Conv2dWeights: (c) => {
    const [x, pad] = margins(c.arg(0), c.attributes.pad)
    const [stride, dilation, groups] = layOf(c.attributes)
    const f = 'torch.nn.grad.conv2d_weight'
    return call(f, x, sizeOfWeights(c), c.arg(1), stride, paddingOf(pad), dilation, groups)
  },
  Im2col: (c) => {
    const { kernel, stride, dilation, pad } = c.attributes
    const [x, even] = margins(c.arg(0), pad)
    const [strides, dilations] = layOf({ stride, dilation })
    const y = call('F.unfold', x, tuple(kernel), dilations, paddingOf(even), strides)
    return call(`${y.text}.reshape`, c.output.shape.join(', '))
  },
  Col2im: ({ arg, helper, attributes: { size, kernel, stride, dilation, pad } }) =>
    call(helper('col2im'), arg(0), tuple(size), tuple(kernel), tuple(stride), tuple(dilation), tuple(pad)),
  MaxPool: maxPool,
  MaxUnpool: ({ arg, ids, helper, attributes: { size } }) => call(helper('max_unpool'), arg(0), ids(1), tuple(size)),
  TakePlaces: ({ arg, ids, helper }) => call(helper('take_places'), arg(0), ids(1)),
  AveragePool: averagePool,
  AverageUnpool: ({ arg, helper, attributes: { size, kernel, stride, pad } }) =>
    call(helper('average_unpool'), arg(0), tuple(size), tuple(kernel), tuple(stride), tuple(pad)),

  SquaredError: ({ x }) => ({ text: `(${x(0, level.sum)} - ${x(1, level.product)}) ** 2`, level: level.power }),
  Huber: ({ arg, attributes: { delta } }) =>
    call('F.huber_loss', arg(0), arg(1), "reduction='none'", keyword('delta', number(delta), '1')),
  SoftmaxCrossEntropy: crossEntropy,
  SigmoidCrossEntropy: (c) => call('F.binary_cross_entropy_with_logits', c.arg(0), labels(c), "reduction='none'"),
  // xlogy(t, p) is t ln p, and 0 where t is 0.
  BinaryCrossEntropy: (c) => ({
    text: `-torch.xlogy(${labels(c)}, ${c.arg(0)}) - torch.special.xlog1py(1 - ${labels({ ...c, arg: c.tensor })}, -${c.tensor(0)})`,
    level: level.sum,
  }),
}

export const dropout = (x: string, ratio: number): Code => call('F.dropout', x, number(ratio), 'self.training')
