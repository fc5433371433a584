// Step 2 · Functions that give variables                                            Stage 1
// FunctionNode unpacks and packs the boxes, once for all functions; a subclass only computes.
// (The book's name is Function, which JavaScript already uses.)
import { array, type NdArray } from '@dezero/ndarray'

class Variable {
  data: NdArray

  constructor(data: NdArray) {
    this.data = data
  }
}

abstract class FunctionNode {
  call(input: Variable) {
    const x = input.data
    const y = this.forward(x)
    const output = new Variable(y)
    return output
  }

  abstract forward(x: NdArray): NdArray
}

class Square extends FunctionNode {
  forward(x: NdArray) {
    return x.pow(2)
  }
}

const x = new Variable(array(10))
const f = new Square()
const y = f.call(x)

console.log(y.constructor.name) // Variable
console.log(String(y.data)) // 100.0
