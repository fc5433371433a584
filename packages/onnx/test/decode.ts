// Reads the bytes of a model, as far as tests look at them; the numbers of fields are those of onnx.proto.

/** The fields of a message, by number: whole numbers, and bytes. */
type Fields = Map<number, (number | Uint8Array)[]>

function fieldsOf(bytes: Uint8Array): Fields {
  const fields: Fields = new Map()
  let at = 0
  const varint = (): number => {
    let value = 0n
    for (let shift = 0n; ; shift += 7n) {
      const byte = bytes[at++]
      value |= BigInt(byte & 0x7f) << shift
      if (byte < 0x80) return Number(BigInt.asIntN(64, value))
    }
  }
  while (at < bytes.length) {
    const key = varint()
    const field = key >> 3
    let value: number | Uint8Array = varint()
    if ((key & 7) === 2) {
      at += value
      value = bytes.subarray(at - value, at)
    }
    const values = fields.get(field)
    if (values === undefined) fields.set(field, [value])
    else values.push(value)
  }
  return fields
}

const messages = (fields: Fields, field: number): Fields[] =>
  (fields.get(field) ?? []).map((bytes) => fieldsOf(bytes as Uint8Array))
const texts = (fields: Fields, field: number): string[] =>
  (fields.get(field) ?? []).map((bytes) => new TextDecoder().decode(bytes as Uint8Array))
const numbers = (fields: Fields, field: number): number[] => (fields.get(field) ?? []) as number[]

const TYPES: Record<number, string> = { 1: 'float32', 6: 'int32', 7: 'int64', 9: 'bool', 11: 'float64' }

export interface DecodedNode {
  name: string
  operator: string
  inputs: string[]
  outputs: string[]
  attributes: Record<string, unknown>
}

export interface DecodedTensor {
  dtype: string
  shape: number[]
  values: number[]
}

/** A model as plain objects; types of inputs and outputs as `float64[N,3]`. */
export function decode(model: Uint8Array) {
  const fields = fieldsOf(model)
  const [graph] = messages(fields, 7)
  return {
    irVersion: numbers(fields, 1)[0],
    opsets: messages(fields, 8).map((opset) => [texts(opset, 1)[0], numbers(opset, 2)[0]]),
    inputs: Object.fromEntries(messages(graph, 11).map(typed)),
    outputs: Object.fromEntries(messages(graph, 12).map(typed)),
    initializers: Object.fromEntries(messages(graph, 5).map((t) => [texts(t, 8)[0], tensor(t)])),
    nodes: messages(graph, 1).map(
      (node): DecodedNode => ({
        name: texts(node, 3)[0],
        operator: texts(node, 4)[0],
        inputs: texts(node, 1),
        outputs: texts(node, 2),
        attributes: Object.fromEntries(messages(node, 5).map((a) => [texts(a, 1)[0], attribute(a)])),
      }),
    ),
  }
}

function typed(info: Fields): [string, string] {
  const [tensorType] = messages(messages(info, 2)[0], 1)
  const shape = messages(tensorType, 2).flatMap((dimensions) => messages(dimensions, 1))
  const lengths = shape.map((dimension) => texts(dimension, 2)[0] ?? numbers(dimension, 1)[0])
  return [texts(info, 1)[0], `${TYPES[numbers(tensorType, 1)[0]]}[${lengths}]`]
}

function tensor(fields: Fields): DecodedTensor {
  const dtype = TYPES[numbers(fields, 2)[0]]
  const bytes = (fields.get(9)![0] as Uint8Array).slice().buffer
  const arrays = {
    float32: Float32Array,
    int32: Int32Array,
    int64: BigInt64Array,
    bool: Uint8Array,
    float64: Float64Array,
  }
  const values = [...new arrays[dtype as keyof typeof arrays](bytes)].map(Number)
  return { dtype, shape: numbers(fields, 1), values }
}

function attribute(fields: Fields): unknown {
  const type = numbers(fields, 20)[0]
  if (type === 2) return numbers(fields, 3)[0]
  if (type === 3) return texts(fields, 4)[0]
  if (type === 4) return tensor(messages(fields, 5)[0])
  return numbers(fields, 8)
}
