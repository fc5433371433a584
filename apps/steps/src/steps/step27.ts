// Step 27 · The Taylor series                                                       Stage 3
// sin as a function of its own, and sin as a sum: x − x³/3! + x⁵/5! − …, until a term is small enough.
// The loop decides how large the graph becomes; its derivative is computed in the same way.
import { expr } from '@dezero/expr'
import { array, type NdArray } from '@dezero/ndarray'
import { plotDotGraph } from '@dezero/utils'
import { asVariable, FunctionNode, type Grad, Variable } from '#core'
import { output } from '../drawing/output.ts'
import { sizeOf } from '../drawing/size.ts'

class Sin extends FunctionNode {
  forward(x: NdArray) {
    return x.sin()
  }
  backward(gy: Grad) {
    const x = this.inputs[0].data
    return gy.mul(x.cos())
  }
}

const sin = (x: Variable) => new Sin().call(x)

const factorial = (n: number): number => (n <= 1 ? 1 : n * factorial(n - 1))

const mySin = (x: Variable, threshold = 0.0001) => {
  let y = new Variable(array(0.0))
  for (let i = 0; i < 100000; i++) {
    const c = (-1) ** i / factorial(2 * i + 1)
    const t = expr`${c} * ${x} ** ${2 * i + 1}`
    y = expr`${y} + ${t}`
    if (Math.abs(t.data.item()) < threshold) break
  }
  return y
}

const show = (title: string, f: (x: Variable) => Variable) => {
  const x = new Variable(array(Math.PI / 4), { name: 'x' })
  const y = f(x)
  y.name = 'y'
  y.backward()
  console.log(`--- ${title} ---`)
  console.log(String(y.data))
  console.log(String(asVariable(x.grad!).data)) // the same line on both cores
  return y
}

show('original sin', sin)

for (const threshold of [0.0001, 1e-150]) {
  const y = show(`approximate sin, to ${threshold}`, (x) => mySin(x, threshold))
  const file = await plotDotGraph(y, { toFile: output(`step27-my-sin-${threshold}.svg`), verbose: false })
  console.log(`${sizeOf(y)} in ${file}`)
}
