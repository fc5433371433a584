// Step 11 · Any number of inputs: forward                                           Stage 2
// Functions take a list of Variables and give a list, so that Add has two inputs.
// backward() still handles one input only; step 13 extends it.
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

  call(inputs: Variable[]) {
    const xs = inputs.map((x) => x.data)
    const ys = this.forward(xs)
    const outputs = ys.map((y) => new Variable(y))

    for (const output of outputs) output.setCreator(this)
    this.inputs = inputs
    this.outputs = outputs
    return outputs
  }

  abstract forward(xs: NdArray[]): NdArray[]
}

class Add extends FunctionNode {
  forward(xs: NdArray[]) {
    const [x0, x1] = xs
    return [x0.add(x1)]
  }
}

const xs = [new Variable(array(2)), new Variable(array(3))]
const f = new Add()
const ys = f.call(xs)
const y = ys[0]
console.log(String(y.data)) // 5.0
