// Step 19 · Variables made convenient                                               Stage 2
// A Variable has a name, the properties of the array inside (shape, ndim, …), and a text to print.
import { array, NdArray, onesLike } from '@dezero/ndarray'

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
}

abstract class FunctionNode {
  inputs: Variable[] = []
  outputs: Variable[] = []
  generation = 0

  call(...inputs: Variable[]) {
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

const add = (x0: Variable, x1: Variable) => new Add().call(x0, x1) as Variable

class Square extends FunctionNode {
  forward(x: NdArray) {
    return x.pow(2)
  }
  backward(gy: NdArray) {
    const x = this.inputs[0].data
    return x.mul(2).mul(gy)
  }
}

const square = (x: Variable) => new Square().call(x) as Variable

const x = new Variable(
  array([
    [1, 2, 3],
    [4, 5, 6],
  ]),
  { name: 'x' },
)
console.log(x.name) // x
console.log(x.shape) // [ 2, 3 ]
console.log(x.ndim, x.size, x.dtype, x.length) // 2 6 float64 2
console.log(String(x))
// variable([[1. 2. 3.]
//           [4. 5. 6.]])

const a = new Variable(array(2.0))
const y = add(square(a), a)
console.log(String(y)) // variable(6.0)
