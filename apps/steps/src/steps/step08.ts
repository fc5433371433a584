// Step 8 · From recursion to a loop                                                 Stage 1
// backward() keeps a list of functions that are still to be visited, instead of calling itself:
// the depth of a graph is then not limited by the call stack.
import { array, type NdArray } from '@dezero/ndarray'

class Variable {
  data: NdArray
  grad: NdArray | undefined
  creator: FunctionNode | undefined

  constructor(data: NdArray) {
    this.data = data
  }

  setCreator(func: FunctionNode) {
    this.creator = func
  }

  backward() {
    const funcs = [this.creator!]
    while (funcs.length > 0) {
      const f = funcs.pop()!
      const { input: x, output: y } = f
      x.grad = f.backward(y.grad!)

      if (x.creator !== undefined) funcs.push(x.creator)
    }
  }
}

abstract class FunctionNode {
  input!: Variable
  output!: Variable

  call(input: Variable) {
    const x = input.data
    const y = this.forward(x)
    const output = new Variable(y)
    output.setCreator(this)
    this.input = input
    this.output = output
    return output
  }

  abstract forward(x: NdArray): NdArray
  abstract backward(gy: NdArray): NdArray
}

class Square extends FunctionNode {
  forward(x: NdArray) {
    return x.pow(2)
  }
  backward(gy: NdArray) {
    const x = this.input.data
    return x.mul(2).mul(gy)
  }
}

class Exp extends FunctionNode {
  forward(x: NdArray) {
    return x.exp()
  }
  backward(gy: NdArray) {
    const x = this.input.data
    return x.exp().mul(gy)
  }
}

const A = new Square()
const B = new Exp()
const C = new Square()

const x = new Variable(array(0.5))
const a = A.call(x)
const b = B.call(a)
const y = C.call(b)

y.grad = array(1.0)
y.backward()
console.log(String(x.grad)) // 3.297442541400256
