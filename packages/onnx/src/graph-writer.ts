import type { NdArray, Shape, TypedArray } from '@dezero/ndarray'
import type { Names } from './names.ts'
import { type ElementType, elementTypes, type Node, type Tensor } from './schema.ts'

/** A value of the graph that is written. */
export interface Value {
  name: string
  readonly dtype: ElementType
}

/** One that stands for a Variable, so that its shape is known. */
export interface Operand extends Value {
  readonly shape: Shape
  /** The axis that may have another length than `shape` says. */
  readonly batch: number | undefined
}

/** An input of a node: a number takes on the dtype of the values beside it, null leaves an optional input out. */
export type Input = Value | number | null

/** A node before its values have their names. */
interface Draft extends Omit<Node, 'inputs' | 'outputs'> {
  readonly inputs: readonly (Value | null)[]
  readonly outputs: readonly Value[]
}

/** Collects nodes and constants. */
export class GraphWriter {
  readonly #drafts: Draft[] = []
  readonly #constants = new Map<Value, Tensor>()
  readonly #shared = new Map<string, Value>()
  readonly #names: Names
  /** Values of the present call that have no name for good. */
  readonly #fresh = new Set<Value>()
  #label = ''

  constructor(names: Names) {
    this.#names = names
  }

  /** Nodes that follow belong to one call, and their names begin with that. */
  begin(label: string): void {
    this.#label = label
    this.#fresh.clear()
  }

  /** Gives a value of the present call another name, once; false for all other values. */
  rename(value: Value, name: string): boolean {
    if (!this.#fresh.delete(value)) return false
    value.name = name
    return true
  }

  /** The same value under another name. */
  copy({ name, dtype }: Value, to: string): void {
    const inputs = [{ name, dtype }]
    this.#drafts.push({
      name: `${to}/Identity`,
      operator: 'Identity',
      inputs,
      outputs: [{ name: to, dtype }],
      attributes: {},
    })
  }

  /** One node with one output, of the dtype of its first value unless told. */
  node(operator: string, inputs: readonly Input[], attributes: Draft['attributes'] = {}, dtype?: ElementType): Value {
    return this.nodeOf([dtype ?? typeOf(inputs)], operator, inputs, attributes)[0]
  }

  /** One node with an output for each dtype. */
  nodeOf(
    dtypes: readonly ElementType[],
    operator: string,
    inputs: readonly Input[],
    attributes: Draft['attributes'] = {},
  ): Value[] {
    const name = this.#names.fresh(`${this.#label}/${operator}`)
    const outputs = dtypes.map((dtype, i) => ({ name: i === 0 ? name : this.#names.fresh(`${name}/${i}`), dtype }))
    const values = inputs.map((x) => (typeof x === 'number' ? this.number(x, typeOf(inputs)) : x))
    this.#drafts.push({ name, operator, inputs: values, outputs, attributes })
    for (const output of outputs) this.#fresh.add(output)
    return outputs
  }

  /** x in a dtype; itself when it has that. */
  cast(x: Value, dtype: ElementType): Value {
    return x.dtype === dtype ? x : this.node('Cast', [x], { to: elementTypes[dtype] }, dtype)
  }

  /** A 0-d constant; equal ones are one. */
  number(value: number, dtype: ElementType): Value {
    return this.#share(Object.is(value, -0) ? '-0' : `${value}`, tensorOf([value], [], dtype))
  }

  /** A list of whole numbers, for shapes and axes; equal ones are one. */
  ints(values: readonly number[]): Value {
    return this.#share(`[${values.join(',')}]`, tensorOf(values, [values.length], 'int64'))
  }

  /** Numbers of a shape. */
  numbers(values: readonly number[], shape: Shape, dtype: ElementType): Value {
    return this.constant(this.#names.fresh(`${this.#label}/numbers`), tensorOf(values, shape, dtype))
  }

  constant(name: string, tensor: Tensor): Value {
    const value = { name, dtype: tensor.dtype }
    this.#constants.set(value, tensor)
    return value
  }

  /** Zeros of a shape; its batch axis is as long as that of `like`. */
  zeros(shape: Shape, dtype: ElementType, like?: Operand): Value {
    const value = tensorOf([0], [1], dtype)
    return this.node('ConstantOfShape', [this.#shape(shape, like)], { value }, dtype)
  }

  /** The length of an axis as a list of one, which is computed where the axis is that of the batch. */
  length(x: Operand, axis: number): Value {
    if (axis !== x.batch) return this.ints([x.shape[axis]])
    return this.node('Shape', [x], { start: axis, end: axis + 1 }, 'int64')
  }

  #shape(shape: Shape, like: Operand | undefined): Value {
    const batch = like?.batch
    if (like === undefined || batch === undefined) return this.ints(shape)
    const parts = [this.ints(shape.slice(0, batch)), this.length(like, batch), this.ints(shape.slice(batch + 1))]
    return this.node('Concat', parts, { axis: 0 }, 'int64')
  }

  #share(text: string, tensor: Tensor): Value {
    const key = `${text} ${tensor.dtype}`
    const known = this.#shared.get(key)
    if (known !== undefined) return known
    const value = this.constant(this.#names.fresh(key), tensor)
    this.#shared.set(key, value)
    return value
  }

  get nodes(): Node[] {
    return this.#drafts.map(({ inputs, outputs, ...rest }) => ({
      ...rest,
      inputs: inputs.map((x) => x?.name ?? ''),
      outputs: outputs.map(({ name }) => name),
    }))
  }

  get initializers(): Map<string, Tensor> {
    return new Map([...this.#constants].map(([{ name }, tensor]) => [name, tensor]))
  }
}

const typeOf = (inputs: readonly Input[]): ElementType => {
  const value = inputs.find((x) => typeof x === 'object' && x !== null) as Value | undefined
  return value?.dtype ?? 'float64'
}

/** The numbers of an array; little-endian, as in the memory of every machine that runs JavaScript today. */
export const tensorOfArray = (x: NdArray): Tensor => ({
  dtype: x.dtype,
  shape: x.shape,
  bytes: bytesOf(x.toTypedArray()),
})

function tensorOf(values: readonly number[], shape: Shape, dtype: ElementType): Tensor {
  const data = dtype === 'int64' ? BigInt64Array.from(values.map(BigInt)) : new storage[dtype](values)
  return { dtype, shape, bytes: bytesOf(data) }
}

const storage = { float64: Float64Array, float32: Float32Array, int32: Int32Array, bool: Uint8Array } as const

const bytesOf = ({ buffer, byteOffset, byteLength }: TypedArray | BigInt64Array) =>
  new Uint8Array(buffer, byteOffset, byteLength)
