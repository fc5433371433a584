// Step 7 · Backpropagation, automatic                                               Stage 1
// Each output remembers the function that made it, and each function its input:
// these links lead from y back to x, and backward() follows them.
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
    const f = this.creator // 1. get the function
    if (f !== undefined) {
      const x = f.input // 2. get its input
      x.grad = f.backward(this.grad!) // 3. call its backward
      x.backward() // and so on, from x back
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

// The links lead from y back to x.
console.assert(y.creator === C)
console.assert(y.creator?.input === b)
console.assert(y.creator?.input.creator === B)
console.assert(y.creator?.input.creator?.input === a)
console.assert(y.creator?.input.creator?.input.creator === A)
console.assert(y.creator?.input.creator?.input.creator?.input === x)

// Backpropagation by hand, along the links
y.grad = array(1.0)
{
  const C = y.creator! // 1. get the function
  const b = C.input // 2. get its input
  b.grad = C.backward(y.grad) // 3. call its backward
  const B = b.creator!
  const a = B.input
  a.grad = B.backward(b.grad)
  const A = a.creator!
  const x = A.input
  x.grad = A.backward(a.grad)
  console.log(String(x.grad)) // 3.297442541400256
}

// Backpropagation, automatic
x.grad = undefined
y.grad = array(1.0)
y.backward()
console.log(String(x.grad)) // 3.297442541400256

// It works for every function that has a backward().
class Tanh extends FunctionNode {
  forward(x: NdArray) {
    return x.tanh()
  }
  backward(gy: NdArray) {
    const y = this.output.data
    return y.pow(2).rsub(1).mul(gy)
  }
}

class Sigmoid extends FunctionNode {
  forward(x: NdArray) {
    return x.neg().exp().add(1).rdiv(1)
  }
  backward(gy: NdArray) {
    const y = this.output.data
    return y.mul(y.rsub(1)).mul(gy)
  }
}

const u = new Variable(array(1.0))
const v = new Sigmoid().call(new Tanh().call(u))
v.grad = array(1.0)
v.backward()
console.log(String(u.grad)) // 0.09112821805819912; PyTorch's float32 says 0.0911
