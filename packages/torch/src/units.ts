import { isFloat } from '@dezero/ndarray/internal'
import { BatchNorm, Conv2d, Deconv2d, Embed, type Layer, LayerNorm, Linear } from '@dezero/nn'
import { call, number } from './operations/code.ts'

/** A layer that is written as a whole, by a Python class of the same name. */
export interface Unit {
  readonly kind: string
  /** The call of Python that makes one. */
  readonly construction: string
}

type Arguments = (string | undefined)[]

/** The unit that a layer is; undefined for a layer of another class, or with options that PyTorch has not. */
export function unitOf(layer: Layer<unknown>): Unit | undefined {
  const entry = kinds.find(({ Kind }) => layer.constructor === Kind)
  const args = entry?.argumentsOf(layer as never)
  const [dtype, ...others] = new Set([...layer.namedParams().values()].map((x) => x.dtype))
  if (entry === undefined || args === undefined || others.length > 0 || !isFloat(dtype)) return undefined
  const kind = entry.Kind.name
  const made = call(kind, ...args).text
  return { kind, construction: dtype === 'float32' ? made : `${made}.double()` }
}

const kinds: { Kind: new (...args: never[]) => Layer; argumentsOf: (layer: never) => Arguments | undefined }[] = [
  {
    Kind: Linear,
    argumentsOf: ({ W, b }: Linear) => [...W.shape.map(String), b ? undefined : 'bias=False'],
  },
  { Kind: Embed, argumentsOf: ({ W }: Embed) => W.shape.map(String) },
  {
    Kind: Conv2d,
    argumentsOf: ({ W, b, options }: Conv2d) => {
      const [outChannels, channels] = W.shape
      return convolution([channels * options.groups, outChannels], W.shape, b !== null, options)
    },
  },
  {
    Kind: Deconv2d,
    argumentsOf: ({ W, b, options }: Deconv2d) => {
      const [channels, outChannels] = W.shape
      if (options.outSize !== undefined) return undefined
      return convolution([channels, outChannels * options.groups], W.shape, b !== null, options)
    },
  },
  {
    Kind: BatchNorm,
    argumentsOf: ({ gamma, decay, options: { eps } }: BatchNorm) => [
      String(gamma.size),
      decay === 0.9 ? undefined : `decay=${number(decay)}`,
      eps === undefined ? undefined : `eps=${number(eps)}`,
    ],
  },
  {
    Kind: LayerNorm,
    argumentsOf: ({ gamma, options: { eps } }: LayerNorm) => [
      String(gamma.size),
      eps === undefined ? undefined : `eps=${number(eps)}`,
    ],
  },
]

function convolution(
  channels: readonly number[],
  shape: readonly number[],
  bias: boolean,
  { stride = 1, pad = 0, dilation = 1, groups }: Conv2d['options'],
): Arguments | undefined {
  if (pad === 'same') return undefined // its margins depend on the images, and may be uneven
  const kernel = `(${shape.slice(2).join(', ')})`
  const lay = Object.entries({ stride, padding: pad, dilation, groups })
  const others = lay.filter(([name, value]) => value !== (name === 'padding' ? 0 : 1))
  return [
    ...channels.map(String),
    kernel,
    ...others.map(([name, value]) => `${name}=${typeof value === 'number' ? value : `(${value.join(', ')})`}`),
    bias ? undefined : 'bias=False',
  ]
}
