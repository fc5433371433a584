// Step 14 · The same variable twice                                                 Stage 2
// Gradients that reach a variable along several paths are added up, not overwritten;
// clearGrad() resets the gradient, so that the variable can be used in another computation.
import { array, NdArray, onesLike } from '@dezero/ndarray'

class Variable {
  data: NdArray
  grad: NdArray | undefined
  creator: FunctionNode | undefined

  constructor(data: NdArray) {
    if (!(data instanceof NdArray)) throw new TypeError(`${typeof data} is not supported`)
    this.data = data
  }

  setCreator(func: FunctionNode) {
    this.creator = func
  }

  clearGrad() {
    this.grad = undefined
  }

  backward() {
    this.grad ??= onesLike(this.data)

    const funcs = [this.creator!]
    while (funcs.length > 0) {
      const f = funcs.pop()!
      const gys = f.outputs.map((output) => output.grad!)
      const gx = f.backward(...gys)
      const gxs = Array.isArray(gx) ? gx : [gx]

      for (const [i, x] of f.inputs.entries()) {
        x.grad = x.grad === undefined ? gxs[i] : x.grad.add(gxs[i])

        if (x.creator !== undefined) funcs.push(x.creator)
      }
    }
  }
}

abstract class FunctionNode {
  inputs: Variable[] = []
  outputs: Variable[] = []

  call(...inputs: Variable[]) {
    const xs = inputs.map((x) => x.data)
    const y = this.forward(...xs)
    const ys = Array.isArray(y) ? y : [y]
    const outputs = ys.map((y) => new Variable(y))

    for (const output of outputs) output.setCreator(this)
    this.inputs = inputs
    this.outputs = outputs
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

const x = new Variable(array(3.0))
let y = add(x, x)
y.backward()
console.log(String(x.grad)) // 2.0

x.clearGrad()
y = add(add(x, x), x)
y.backward()
console.log(String(x.grad)) // 3.0
