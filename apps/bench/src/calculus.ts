import { hessian, hvp, jacobian } from '@dezero/calculus'
import { matmul, mean, type Variable } from '@dezero/core'
import { tanh } from '@dezero/functions'
import { array, type NdArray } from '@dezero/ndarray'
import { uniform } from './inputs.ts'
import type { Row } from './row.ts'

const numbers = (seed: number, ...shape: number[]): NdArray =>
  array(
    uniform(
      shape.reduce((a, b) => a * b),
      seed,
    ),
  ).reshape(shape)

/** Σ 100 (xᵢ₊₁ − xᵢ²)² + (1 − xᵢ)² */
function rosenbrock(x: Variable): Variable {
  const [a, b] = [x.slice(':-1'), x.slice('1:')]
  return b.sub(a.pow(2)).pow(2).mul(100).add(a.rsub(1).pow(2)).sum()
}

function rosenbrockHessian(): () => Variable {
  const x = numbers(0, 100)
  return () => hessian(rosenbrock)(x)
}

/** The Hessian of a loss times a vector: a network 300–300–30 with a batch of 100. */
function networkProduct(): () => Variable {
  const [x, t] = [numbers(0, 100, 300), numbers(1, 100, 30)]
  const shapes = [[300, 300], [300], [300, 30], [30]]
  const parameters = shapes.map((shape, i) =>
    numbers(2 + i, ...shape)
      .sub(0.5)
      .mul(0.1),
  )
  const tangents = shapes.map((shape, i) => numbers(6 + i, ...shape))
  const loss = (w1: Variable, b1: Variable, w2: Variable, b2: Variable) => {
    const hidden = tanh(matmul(x, w1).add(b1))
    return mean(matmul(hidden, w2).add(b2).sub(t).pow(2))
  }
  type Four = [NdArray, NdArray, NdArray, NdArray]
  return () => hvp(loss, parameters as Four, tangents as Four)[0]
}

function layerJacobian(): () => Variable {
  const [x, w, b] = [numbers(0, 100), numbers(1, 100, 100).mul(0.1), numbers(2, 100)]
  return () => jacobian((x: Variable) => tanh(matmul(x, w).add(b)))(x)
}

export const calculus: readonly Row[] = [
  { name: 'Hessian of Rosenbrock, 100 inputs', run: rosenbrockHessian },
  { name: 'Hessian times a vector, 99,330 parameters, batch 100', run: networkProduct },
  { name: 'Jacobian of a layer, 100 to 100', run: layerJacobian },
]
