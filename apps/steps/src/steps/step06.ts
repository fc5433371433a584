// Step 6 · Backpropagation by hand                                                  Stage 1
// Every function has its own derivative; called in reverse order, they pass the gradient back.
import { array, type NdArray } from '@dezero/ndarray'

class Variable {
  data: NdArray
  grad: NdArray | undefined

  constructor(data: NdArray) {
    this.data = data
  }
}

abstract class FunctionNode {
  input!: Variable

  call(input: Variable) {
    const x = input.data
    const y = this.forward(x)
    const output = new Variable(y)
    this.input = input
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
b.grad = C.backward(y.grad)
a.grad = B.backward(b.grad)
x.grad = A.backward(a.grad)
console.log(String(x.grad)) // 3.297442541400256
