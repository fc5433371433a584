import { describeValue } from '@dezero/ndarray/internal'
import { neg, pow } from './operators.ts'
import { type Place, pointedAt } from './place.ts'
import { isValue, type Value, valueInWords } from './value.ts'

/** A node of the syntax tree, to be evaluated with the interpolated values. */
export interface Node {
  evaluate(interpolated: readonly unknown[]): Value
}

/** A number in the text. */
export class Literal implements Node {
  readonly value: number

  constructor(value: number) {
    this.value = value
  }
  evaluate(): number {
    return this.value
  }
}

/** An interpolated value: `${x}`. */
export class Placeholder implements Node {
  readonly index: number
  readonly place: Place

  constructor(index: number, place: Place) {
    this.index = index
    this.place = place
  }
  evaluate(interpolated: readonly unknown[]): Value {
    const value = interpolated[this.index]
    if (isValue(value)) return value
    const advice = typeof value === 'function' ? `; call it: \${${this.index}}(…)` : ''
    throw new TypeError(pointedAt(this.place, `expected ${valueInWords}, got ${describeValue(value)}${advice}`))
  }
}

/** −a */
export class Negative implements Node {
  readonly operand: Node

  constructor(operand: Node) {
    this.operand = operand
  }
  evaluate(interpolated: readonly unknown[]): Value {
    return neg(this.operand.evaluate(interpolated))
  }
}

/** An operator of two operands, and the second of them. */
export interface Operation {
  readonly operate: (a: Value, b: Value) => Value
  readonly operand: Node
}

/** a + b − c, a · b / c: operations of one precedence, from the left; as many as there are, without a recursion. */
export class Chain implements Node {
  readonly first: Node
  readonly operations: readonly Operation[]

  constructor(first: Node, operations: readonly Operation[]) {
    this.first = first
    this.operations = operations
  }
  evaluate(interpolated: readonly unknown[]): Value {
    let value = this.first.evaluate(interpolated)
    for (const { operate, operand } of this.operations) value = operate(value, operand.evaluate(interpolated))
    return value
  }
}

/** aᵇ */
export class Power implements Node {
  readonly base: Node
  readonly exponent: Node
  readonly place: Place

  constructor(base: Node, exponent: Node, place: Place) {
    this.base = base
    this.exponent = exponent
    this.place = place
  }
  evaluate(interpolated: readonly unknown[]): Value {
    const base = this.base.evaluate(interpolated)
    const exponent = this.exponent.evaluate(interpolated)
    const result = pow(base, exponent)
    if (result !== undefined) return result
    const message = `the exponent must be a number, got ${describeValue(exponent)}; power(a, b) of @dezero/functions takes Variables`
    throw new TypeError(pointedAt(this.place, message))
  }
}

/** f(a, b, …) for an interpolated function f */
export class Call implements Node {
  readonly callee: Placeholder
  readonly args: readonly Node[]

  constructor(callee: Placeholder, args: readonly Node[]) {
    this.callee = callee
    this.args = args
  }
  evaluate(interpolated: readonly unknown[]): Value {
    const { index, place } = this.callee
    const f = interpolated[index]
    if (typeof f !== 'function') {
      throw new TypeError(pointedAt(place, `expected a function, got ${describeValue(f)}; a product is written with *`))
    }
    const args = new Array<Value>(this.args.length)
    for (let i = 0; i < args.length; i++) args[i] = this.args[i].evaluate(interpolated)
    const value: unknown = Reflect.apply(f, undefined, args)
    if (isValue(value)) return value
    throw new TypeError(
      pointedAt(place, `expected ${valueInWords} from ${describeValue(f)}, got ${describeValue(value)}`),
    )
  }
}
