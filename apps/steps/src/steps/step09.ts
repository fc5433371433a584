// Step 9 · Functions made convenient                                                Stage 1
// sin(x) instead of new Sin().call(x), a gradient that starts at 1 by default, and a box that takes only arrays.
// (The book also needs as_array, because NumPy turns 0-d results into scalars; our arrays stay arrays.)
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

  backward() {
    this.grad ??= onesLike(this.data)

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

const square = (x: Variable) => new Square().call(x)
const exp = (x: Variable) => new Exp().call(x)

const x = new Variable(array(0.5))
const y = square(exp(square(x)))
y.backward()
console.log(String(x.grad)) // 3.297442541400256

try {
  // @ts-expect-error: the compiler refuses it as well
  new Variable(1.0)
} catch (error) {
  console.log(String(error)) // TypeError: number is not supported
}
