import type { DType } from '@dezero/ndarray'
import { Message } from './protobuf.ts'

// The messages of onnx.proto with the numbers of their fields: https://github.com/onnx/onnx/blob/main/onnx/onnx.proto

/** The operators that are used, by version, and the version of the file's format that belongs to it. */
export const OPSET = 21
const IR_VERSION = 10

/** What the elements of a value are; int64 is what ONNX has for shapes and indices. */
export type ElementType = DType | 'int64'

/** The numbers of TensorProto's data types. */
export const elementTypes: Record<ElementType, number> = { float32: 1, int32: 6, int64: 7, bool: 9, float64: 11 }

/** Numbers in the file. */
export interface Tensor {
  readonly dtype: ElementType
  readonly shape: readonly number[]
  /** The elements in row-major order, little-endian. */
  readonly bytes: Uint8Array
}

/** What the model takes or gives; an axis that is a text may have any length, the same wherever the text stands. */
export interface ValueInfo {
  readonly name: string
  readonly dtype: ElementType
  readonly shape: readonly (number | string)[]
}

/** Whole numbers, lists of them, names and tensors: nothing here needs a float, which would have 32 bits. */
export type Attribute = number | readonly number[] | string | Tensor

export interface Node {
  readonly name: string
  readonly operator: string
  /** An empty name stands for an input that is left out. */
  readonly inputs: readonly string[]
  readonly outputs: readonly string[]
  readonly attributes: Readonly<Record<string, Attribute>>
}

export interface Graph {
  readonly name: string
  readonly nodes: readonly Node[]
  readonly initializers: ReadonlyMap<string, Tensor>
  readonly inputs: readonly ValueInfo[]
  readonly outputs: readonly ValueInfo[]
}

/** The bytes of a file. */
export function modelBytes(graph: Graph): Uint8Array {
  return new Message()
    .int(1, IR_VERSION)
    .text(2, 'DeZero for TypeScript')
    .message(7, graphMessage(graph))
    .message(8, new Message().text(1, '').int(2, OPSET))
    .toBytes()
}

function graphMessage({ name, nodes, initializers, inputs, outputs }: Graph): Message {
  const message = new Message()
  for (const node of nodes) message.message(1, nodeMessage(node))
  message.text(2, name)
  for (const [tensorName, tensor] of initializers) message.message(5, tensorMessage(tensor).text(8, tensorName))
  for (const input of inputs) message.message(11, valueMessage(input))
  for (const output of outputs) message.message(12, valueMessage(output))
  return message
}

function nodeMessage({ name, operator, inputs, outputs, attributes }: Node): Message {
  const message = new Message()
  for (const input of inputs) message.text(1, input)
  for (const output of outputs) message.text(2, output)
  message.text(3, name).text(4, operator)
  for (const [attribute, value] of Object.entries(attributes)) message.message(5, attributeMessage(attribute, value))
  return message
}

function attributeMessage(name: string, value: Attribute): Message {
  const message = new Message().text(1, name)
  if (typeof value === 'number') return message.int(3, value).int(20, 2)
  if (typeof value === 'string') return message.text(4, value).int(20, 3)
  if ('bytes' in value) return message.message(5, tensorMessage(value)).int(20, 4)
  for (const number of value) message.int(8, number)
  return message.int(20, 7)
}

function tensorMessage({ dtype, shape, bytes }: Tensor): Message {
  const message = new Message()
  for (const length of shape) message.int(1, length)
  return message.int(2, elementTypes[dtype]).bytes(9, bytes)
}

function valueMessage({ name, dtype, shape }: ValueInfo): Message {
  const dimensions = new Message()
  for (const length of shape) {
    const dimension = new Message()
    dimensions.message(1, typeof length === 'string' ? dimension.text(2, length) : dimension.int(1, length))
  }
  const tensorType = new Message().int(1, elementTypes[dtype]).message(2, dimensions)
  return new Message().text(1, name).message(2, new Message().message(1, tensorType))
}
