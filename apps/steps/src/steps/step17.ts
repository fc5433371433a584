// Step 17 · Memory and circular references                                          Stage 2
// An output and its function refer to each other. The book needs weakref, since Python counts
// references; the garbage collector of JavaScript frees such cycles; here it is measured.
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { NdArray, onesLike, random } from '@dezero/ndarray'

class Variable {
  data: NdArray
  grad: NdArray | undefined
  creator: FunctionNode | undefined
  generation = 0

  constructor(data: NdArray) {
    if (!(data instanceof NdArray)) throw new TypeError(`${typeof data} is not supported`)
    this.data = data
  }

  setCreator(func: FunctionNode) {
    this.creator = func
    this.generation = func.generation + 1
  }

  clearGrad() {
    this.grad = undefined
  }

  backward() {
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

    this.generation = Math.max(...inputs.map((x) => x.generation))
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

setFlagsFromString('--expose-gc')
const collectGarbage: () => void = runInNewContext('gc')

const memoryInUse = () => {
  collectGarbage()
  collectGarbage() // waits until the buffers of the first call are freed
  return process.memoryUsage().arrayBuffers / 1e6
}

const makeGraph = () => {
  const x = new Variable(random.randn(100_000)) // big data
  return add(square(square(square(x))), square(x)) // a complex calculation
}

const before = memoryInUse()
let graphs = Array.from({ length: 10 }, makeGraph)
console.log(`each graph is a circle: ${graphs.every((y) => y.creator?.outputs[0] === y)}`) // true

const held = memoryInUse() - before
console.log(`10 graphs, in use: ${held.toFixed(1)} MB`)

graphs = []
const left = memoryInUse() - before
console.log(`10 graphs, let go: ${left.toFixed(1)} MB`)
console.log(left < held / 10 ? 'the circles are freed' : 'the circles are still there')
