// Step 36 · Double backprop                                                         Stage 3
// A gradient is a Variable that can be used in another formula, which is then differentiated.
// WGAN-GP does so with a network, to keep its slope near 1. Needs the full core.
import { expr } from '@dezero/expr'
import { mean, norm, tanh } from '@dezero/functions'
import { array, random } from '@dezero/ndarray'
import { gradientCheck } from '@dezero/utils'
import { matmul, Variable } from '#core'
import { sizeOf } from '../drawing/size.ts'

const x = new Variable(array(2.0))
const y = expr`${x} ** 2`
y.backward({ createGraph: true })
const gx = x.grad!
x.clearGrad()

const z = expr`${gx} ** 3 + ${y}`
z.backward()
console.log(`${x.grad}, through ${sizeOf(z)}`) // variable(100.0)

// A critic D of two layers, and points between real and generated ones.
random.seed(0)
const weights = [
  new Variable(random.randn(2, 4), { name: 'w1' }),
  new Variable(random.randn(4), { name: 'b1' }),
  new Variable(random.randn(4, 1), { name: 'w2' }),
]
const D = (x: Variable, [w1, b1, w2]: Variable[]) => matmul(tanh(expr`${matmul}(${x}, ${w1}) + ${b1}`), w2)
const points = random.randn(5, 2)

// The mean of (‖∂D/∂x‖ − 1)² over the points: the gradient penalty.
const penalty = (...weights: Variable[]) => {
  const x = new Variable(points)
  D(x, weights).backward({ createGraph: true })
  for (const w of weights) w.clearGrad() // the first backward() gave ∂D/∂w too
  return mean(expr`(${norm(x.grad!, { axis: 1 })} - 1) ** 2`)
}

const p = penalty(...weights)
p.backward()
console.log(`gradient penalty ${p}`)
for (const w of weights) console.log(`${w.name}.grad\n${w.grad!.data}`)

const worst = gradientCheck(penalty, weights)
console.log(`gradientCheck: worst error ${worst < 1e-10 ? 'below' : 'not below'} 1e-10`)
