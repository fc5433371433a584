import type { Program, Replayable, ReplayableCall } from '@dezero/utils'
import type { BatchAxes } from './batch.ts'
import { GraphWriter, type Operand, tensorOfArray, type Value } from './graph-writer.ts'
import { Names } from './names.ts'
import { translations } from './operations/index.ts'
import type { Graph, ValueInfo } from './schema.ts'

/** One export: the calls of a program become nodes, one after the other. */
export class Translator<V extends Replayable> {
  readonly #program: Program<V>
  /** Names that the user gives, which come before those that Variables have. */
  readonly #given: ReadonlyMap<V, string>
  readonly #batch: BatchAxes
  readonly #names = new Names()
  readonly #writer = new GraphWriter(this.#names)
  readonly #operands = new Map<V, Operand>()
  /** What outputs are to be called. */
  readonly #promised = new Map<V, string>()

  constructor(program: Program<V>, given: ReadonlyMap<V, string>, batch: BatchAxes) {
    this.#program = program
    this.#given = given
    this.#batch = batch
  }

  graph(): Graph {
    const { inputs, constants, calls, outputs } = this.#program
    for (const [i, x] of inputs.entries()) this.#define(x, this.#own(x, `input${i + 1}`))
    for (const [i, y] of outputs.entries()) {
      if (!this.#operands.has(y) && !this.#promised.has(y)) this.#promised.set(y, this.#own(y, `output${i + 1}`))
    }
    for (const x of constants) this.#constant(x)
    const counts = new Map<string, number>()
    for (const f of calls as readonly ReplayableCall<V>[]) {
      const count = (counts.get(f.name) ?? 0) + 1
      counts.set(f.name, count)
      this.#translate(f, `${f.name}_${count}`)
    }
    const results = outputs.map((y, i) => this.#result(y, i))
    const { nodes, initializers } = this.#writer
    return { name: 'DeZero', nodes, initializers, inputs: inputs.map((x) => this.#info(x)), outputs: results }
  }

  /** The name of an input or output, which nothing else may have. */
  #own(x: V, otherwise: string): string {
    const name = this.#nameOf(x)
    if (name === undefined) return this.#names.fresh(otherwise)
    if (this.#names.has(name)) {
      throw new Error(
        `toOnnx: two inputs or outputs are called "${name}"; names gives them others, { names: { x, t } }`,
      )
    }
    return this.#names.fresh(name)
  }

  #nameOf(x: V): string | undefined {
    return this.#given.get(x) ?? (x.name || undefined)
  }

  #define(x: V, name: string): void {
    const { shape, dtype } = x.data
    this.#operands.set(x, { name, dtype, shape, batch: this.#batch.get(x) })
  }

  /** Numbers without a name are stored once. */
  #constant(x: V): void {
    const { data } = x
    const name = this.#nameOf(x)
    const isNumber = data.ndim === 0 && name === undefined && !this.#promised.has(x)
    const { name: stored } = isNumber
      ? this.#writer.number(data.item(), data.dtype)
      : this.#writer.constant(this.#names.fresh(name ?? 'constant'), tensorOfArray(data))
    this.#define(x, stored)
  }

  #translate(f: ReplayableCall<V>, label: string): void {
    this.#writer.begin(label)
    const [{ data }] = f.outputs
    const { name, attributes } = f
    const call = { name, attributes, dtype: data.dtype, shape: data.shape, batch: this.#batch.get(f.outputs[0]) }
    const operands = f.inputs.map((x) => this.#operands.get(x) as Operand)
    const values: readonly Value[] = [translations[name](this.#writer, operands, call)].flat()
    f.outputs.forEach((y, i) => {
      if (y.creator !== f || this.#operands.has(y)) return
      this.#define(y, this.#named(values[i], this.#promised.get(y) ?? this.#names.fresh(this.#nameOf(y) ?? label)))
    })
  }

  /** The value under a name; a copy of it where it has another one for good, as inputs have. */
  #named(value: Value, name: string): string {
    const mine = this.#writer.rename(value, name)
    if (!mine) this.#writer.copy(value, name)
    return name
  }

  /** An output of the model; what is an input, a constant or another output too is copied. */
  #result(y: V, i: number): ValueInfo {
    const operand = this.#operands.get(y) as Operand
    const isFirst = this.#program.outputs.indexOf(y) === i
    const name = isFirst ? this.#promised.get(y) : undefined
    if (name === operand.name) return this.#info(y)
    const copied = name ?? this.#names.fresh(`${this.#nameOf(y) ?? `output${i + 1}`}`)
    this.#writer.copy(operand, copied)
    return { ...this.#info(y), name: copied }
  }

  #info(x: V): ValueInfo {
    const { name, dtype, shape, batch } = this.#operands.get(x) as Operand
    return { name, dtype, shape: batch === undefined ? shape : shape.map((length, i) => (i === batch ? 'N' : length)) }
  }
}
