import { arange, type NdArray } from '@dezero/ndarray'
import { isFloat } from '@dezero/ndarray/internal'
import { atom, type Code, number, shortNumber, tuple } from './operations/code.ts'

/** How many numbers of a constant are written out. */
const most = 64

/** Python that makes the numbers of an array; undefined where they are too many. `device` says where. */
export function constant(x: NdArray, device: string): Code | undefined {
  const { dtype, shape } = x
  const numbers = x.toTypedArray()
  const options = [...(dtype === 'float64' ? ['dtype=torch.float64'] : []), device].join(', ')
  if (numbers.length === 0) return atom(`torch.zeros(${shape.join(', ')}, dtype=${emptyTypes[dtype]}, ${device})`)
  const isFilled = numbers.length > 1 && numbers.every((value) => Object.is(value, numbers[0]))
  if (isFilled && isFloat(dtype) && (Object.is(numbers[0], 0) || numbers[0] === 1)) {
    const name = numbers[0] === 0 ? 'zeros' : 'ones'
    return { ...atom(`torch.${name}(${shape.join(', ')}, ${options})`), name }
  }
  if (isFilled)
    return { ...atom(`torch.full(${tuple(shape)}, ${inTensor(numbers[0], dtype)}, ${options})`), name: 'constant' }
  if (countsUp(x)) return { ...atom(`torch.arange(${inTensor(numbers.length, dtype)}, ${options})`), name: 'numbers' }
  if (numbers.length > most) return undefined
  return {
    ...atom(
      `torch.tensor(${nested(
        [...numbers].map((value) => inTensor(value, dtype)),
        shape,
      )}, ${options})`,
    ),
    name: 'constant',
  }
}

/** What PyTorch takes numbers for, which it cannot see where there are none. */
const emptyTypes = {
  float64: 'torch.float64',
  float32: 'torch.float32',
  int32: 'torch.int64',
  bool: 'torch.bool',
} as const

/** Is it 0, 1, 2, …? */
const countsUp = (x: NdArray): boolean =>
  x.ndim === 1 && x.size > 2 && x.dtype !== 'bool' && x.equal(arange(x.size)).toTypedArray().every(Boolean)

/** A number in a tensor, whose dtype PyTorch sees in it. */
export function inTensor(value: number, dtype: NdArray['dtype']): string {
  if (dtype === 'bool') return value === 0 ? 'False' : 'True'
  const text = dtype === 'float32' ? shortNumber(value) : number(value)
  return isFloat(dtype) && /^-?\d+$/.test(text) ? `${text}.0` : text
}

/** Texts as nested lists of a shape. */
function nested(texts: readonly string[], shape: readonly number[]): string {
  if (shape.length === 0) return texts[0]
  const [length, ...rest] = shape
  const size = texts.length / length
  const rows = Array.from({ length }, (_, i) => nested(texts.slice(i * size, (i + 1) * size), rest))
  return `[${rows.join(', ')}]`
}
