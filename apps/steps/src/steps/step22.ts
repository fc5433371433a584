// Step 22 · Operators that remain                                                   Stage 2
// neg, sub, div and pow; rsub and rdiv are for number − x and number / x, where the order matters.
import { type ArrayLike, array, asArray, NdArray, onesLike } from '@dezero/ndarray'

const config = { enableBackprop: true }

const usingConfig = <T>(name: keyof typeof config, value: boolean, run: () => T) => {
  const oldValue = config[name]
  config[name] = value
  try {
    return run()
  } finally {
    config[name] = oldValue
  }
}

const noGrad = <T>(run: () => T) => usingConfig('enableBackprop', false, run)

class Variable {
  data: NdArray
  name: string | undefined
  grad: NdArray | undefined
  creator: FunctionNode | undefined
  generation = 0

  constructor(data: NdArray, { name }: { name?: string } = {}) {
    if (!(data instanceof NdArray)) throw new TypeError(`${typeof data} is not supported`)
    this.data = data
    this.name = name
  }

  get shape() {
    return this.data.shape
  }

  get ndim() {
    return this.data.ndim
  }

  get size() {
    return this.data.size
  }

  get dtype() {
    return this.data.dtype
  }

  get length() {
    return this.data.length
  }

  toString() {
    return `variable(${this.data.toString().replaceAll('\n', '\n         ')})`
  }

  setCreator(func: FunctionNode) {
    this.creator = func
    this.generation = func.generation + 1
  }

  clearGrad() {
    this.grad = undefined
  }

  backward({ retainGrad = false } = {}) {
    this.grad ??= onesLike(this.data)

    const funcs: FunctionNode[] = []
    const seenSet = new Set<FunctionNode>()

    const addFunc = (f: FunctionNode) => {
      if (seenSet.has(f)) return
      funcs.push(f)
      seenSet.add(f)
      funcs.sort((f, g) => f.generation - g.generation)
    }

    addFunc(this.creator!)
    while (funcs.length > 0) {
      const f = funcs.pop()!
      const gys = f.outputs.map((output) => output.grad!)
      const gx = f.backward(...gys)
      const gxs = Array.isArray(gx) ? gx : [gx]

      for (const [i, x] of f.inputs.entries()) {
        x.grad = x.grad === undefined ? gxs[i] : x.grad.add(gxs[i])

        if (x.creator !== undefined) addFunc(x.creator)
      }

      if (!retainGrad) for (const y of f.outputs) y.clearGrad()
    }
  }

  add(other: VariableLike) {
    return add(this, other)
  }

  mul(other: VariableLike) {
    return mul(this, other)
  }

  neg() {
    return neg(this)
  }

  sub(other: VariableLike) {
    return sub(this, other)
  }

  rsub(other: VariableLike) {
    return sub(other, this)
  }

  div(other: VariableLike) {
    return div(this, other)
  }

  rdiv(other: VariableLike) {
    return div(other, this)
  }

  pow(c: number) {
    return pow(this, c)
  }
}

type VariableLike = Variable | ArrayLike

const asVariable = (obj: VariableLike) => (obj instanceof Variable ? obj : new Variable(asArray(obj)))

abstract class FunctionNode {
  inputs: Variable[] = []
  outputs: Variable[] = []
  generation = 0

  call(...args: VariableLike[]) {
    const inputs = args.map((arg) => asVariable(arg))
    const xs = inputs.map((x) => x.data)
    const y = this.forward(...xs)
    const ys = Array.isArray(y) ? y : [y]
    const outputs = ys.map((y) => new Variable(y))

    if (config.enableBackprop) {
      this.generation = Math.max(...inputs.map((x) => x.generation))
      for (const output of outputs) output.setCreator(this)
      this.inputs = inputs
      this.outputs = outputs
    }
    return outputs.length > 1 ? outputs : outputs[0]
  }

  abstract forward(...xs: NdArray[]): NdArray | NdArray[]
  abstract backward(...gys: NdArray[]): NdArray | NdArray[]
}

class Add extends FunctionNode {
  forward(x0: NdArray, x1: NdArray) {
    return x0.add(x1)
  }
  backward(gy: NdArray) {
    return [gy, gy]
  }
}

const add = (x0: VariableLike, x1: VariableLike) => new Add().call(x0, x1) as Variable

class Mul extends FunctionNode {
  forward(x0: NdArray, x1: NdArray) {
    return x0.mul(x1)
  }
  backward(gy: NdArray) {
    const [x0, x1] = this.inputs.map((x) => x.data)
    return [gy.mul(x1), gy.mul(x0)]
  }
}

const mul = (x0: VariableLike, x1: VariableLike) => new Mul().call(x0, x1) as Variable

class Neg extends FunctionNode {
  forward(x: NdArray) {
    return x.neg()
  }
  backward(gy: NdArray) {
    return gy.neg()
  }
}

const neg = (x: VariableLike) => new Neg().call(x) as Variable

class Sub extends FunctionNode {
  forward(x0: NdArray, x1: NdArray) {
    return x0.sub(x1)
  }
  backward(gy: NdArray) {
    return [gy, gy.neg()]
  }
}

const sub = (x0: VariableLike, x1: VariableLike) => new Sub().call(x0, x1) as Variable

class Div extends FunctionNode {
  forward(x0: NdArray, x1: NdArray) {
    return x0.div(x1)
  }
  backward(gy: NdArray) {
    const [x0, x1] = this.inputs.map((x) => x.data)
    return [gy.div(x1), gy.mul(x0.neg().div(x1.pow(2)))]
  }
}

const div = (x0: VariableLike, x1: VariableLike) => new Div().call(x0, x1) as Variable

class Pow extends FunctionNode {
  c: number

  constructor(c: number) {
    super()
    this.c = c
  }

  forward(x: NdArray) {
    return x.pow(this.c)
  }
  backward(gy: NdArray) {
    const x = this.inputs[0].data
    return gy.mul(x.pow(this.c - 1)).mul(this.c)
  }
}

const pow = (x: VariableLike, c: number) => new Pow(c).call(x) as Variable

const x = new Variable(array(2.0))
let y = x.neg()
console.log(String(y)) // variable(-2.0)

const y1 = x.rsub(2.0)
const y2 = x.sub(1.0)
console.log(String(y1)) // variable(0.0)
console.log(String(y2)) // variable(1.0)

y = x.rdiv(3.0)
console.log(String(y)) // variable(1.5)

y = x.pow(3)
y.backward()
console.log(String(y)) // variable(8.0)
console.log(String(x.grad)) // 12.0
