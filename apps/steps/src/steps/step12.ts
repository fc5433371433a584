// Step 12 · Any number of inputs: better                                            Stage 2
// The same without the lists: functions are called, and written, with plain arguments.
import { array, NdArray } from '@dezero/ndarray'

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
}

class Add extends FunctionNode {
  forward(x0: NdArray, x1: NdArray) {
    return x0.add(x1)
  }
}

const add = (x0: Variable, x1: Variable) => new Add().call(x0, x1) as Variable

const x0 = new Variable(array(2))
const x1 = new Variable(array(3))
const y = add(x0, x1)
console.log(String(y.data)) // 5.0
