// Step 18 · Modes that save memory                                                  Stage 2
// Gradients of intermediate results are dropped after use, unless retainGrad is set;
// noGrad() records no graph at all, for computations without backward().
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

const x0 = new Variable(array(1.0))
const x1 = new Variable(array(1.0))
const t = add(x0, x1)
const y = add(x0, t)
y.backward()
console.log(String(y.grad), String(t.grad)) // undefined undefined
console.log(String(x0.grad), String(x1.grad)) // 2.0 1.0

usingConfig('enableBackprop', false, () => {
  const x = new Variable(array(2.0))
  const y = square(x)
  console.log(String(y.data), y.creator) // 4.0 undefined
})

noGrad(() => {
  const x = new Variable(array(2.0))
  const y = square(x)
  console.log(String(y.data), y.creator) // 4.0 undefined
})
