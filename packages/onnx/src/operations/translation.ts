import type { DType, Shape } from '@dezero/ndarray'
import { isFloat } from '@dezero/ndarray/internal'
import type { GraphWriter, Operand, Value } from '../graph-writer.ts'
import type { Attribute } from '../schema.ts'

/** A function call as the graph recorded it. */
export interface Call<Attributes = object> {
  readonly name: string
  readonly attributes: Attributes
  /** Of the first output, as are the shape and the batch axis. */
  readonly dtype: DType
  readonly shape: Shape
  /** The axis that may have another length than `shape` says. */
  readonly batch: number | undefined
}

/** Writes the nodes of a call, and gives its outputs. */
export interface Translation {
  // A method, so that a translation may say which attributes its calls have.
  translate(w: GraphWriter, inputs: readonly Operand[], call: Call): Value | readonly Value[]
}

export type Translations = Readonly<Record<string, Translation['translate']>>

/** An operator of ONNX that does the same, in the dtype of the result; truth values count as 0 and 1. */
export const same =
  <Attributes = object>(
    operator: string,
    attributesOf: (attributes: Attributes) => Readonly<Record<string, Attribute>> = () => ({}),
  ): Translation['translate'] =>
  (w, xs, { dtype, attributes }: Call) => {
    const number = dtype === 'bool' ? 'int32' : dtype
    const operands = xs.map((x) => w.cast(x, number))
    return w.cast(w.node(operator, operands, attributesOf(attributes as Attributes)), dtype)
  }

/** An operator that ONNX defines for floats only: other numbers become such, and its first result is brought back. */
export function onFloats(
  w: GraphWriter,
  operator: string,
  xs: readonly Value[],
  dtype: DType,
  attributes: Readonly<Record<string, Attribute>>,
): Value {
  const float = isFloat(dtype) ? dtype : 'float64'
  const y = w.node(
    operator,
    xs.map((x) => w.cast(x, float)),
    attributes,
  )
  return w.cast(y, dtype)
}

/** Translations that hold only where an input with a batch has it along its first axis, or, for 'none', has no batch. */
export const fixing = (batch: 'none' | 'first', translations: Translations): Translations =>
  Object.fromEntries(
    Object.entries(translations).map(([name, translate]): [string, Translation['translate']] => [
      name,
      (w, xs, call) => {
        const isFree = xs.every((x) => x.batch === undefined || (x.batch === 0 && batch === 'first'))
        if (isFree) return translate(w, xs, call)
        throw new Error(
          `toOnnx: ${name} fixes the size of the batch, for ONNX has to be told other lengths than the batch's; leave batch out, or this operation`,
        )
      },
    ]),
  )
