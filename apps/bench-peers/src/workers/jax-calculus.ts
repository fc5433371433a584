import { uniform } from '@dezero/bench/inputs'
import type { Foreign } from './installed.ts'

/** The rows of calculus, with `jit` where its result is right; what it takes to compile is not counted. */
export function calculusRows({ grad, jit, jvp, numpy: np, tree, vmap }: Foreign) {
  const numbers = (seed: number, ...shape: number[]): Foreign =>
    np
      .array(
        uniform(
          shape.reduce((a, b) => a * b),
          seed,
        ),
        { dtype: np.float64 },
      )
      .reshape(shape)

  const rosenbrock = (x: Foreign) => {
    const [a, b] = [x.ref.slice([0, 99]), x.slice([1, 100])]
    const valley = np.square(b.sub(np.square(a.ref))).mul(100)
    return valley.add(np.square(np.subtract(1, a))).sum()
  }

  function networkProduct() {
    const [x, t] = [numbers(0, 100, 300), numbers(1, 100, 30)]
    const shapes = [[300, 300], [300], [300, 30], [30]]
    const parameters = shapes.map((shape, i) =>
      numbers(2 + i, ...shape)
        .sub(0.5)
        .mul(0.1),
    )
    const tangents = shapes.map((shape, i) => numbers(6 + i, ...shape))
    const loss = ([w1, b1, w2, b2]: Foreign[]) => {
      const hidden = np.tanh(np.matmul(x.ref, w1).add(b1))
      return np.square(np.matmul(hidden, w2).add(b2).sub(t.ref)).mean()
    }
    return () => {
      const [gradients, [first, ...others]] = jvp(grad(loss), [tree.ref(parameters)], [tree.ref(tangents)])
      tree.dispose([gradients, others])
      return first
    }
  }

  /** As `jacfwd`, whose unit vectors are of float32. */
  const jacobian = (f: Foreign) => (x: Foreign) => {
    const along = (t: Foreign) => {
      const [y, dy] = jvp(f, [x.ref], [t])
      y.dispose()
      return dy
    }
    const columns = vmap(along)(np.eye(100, 100, { dtype: np.float64 }))
    x.dispose()
    return np.transpose(columns)
  }

  const compiled = (f: Foreign, x: Foreign) => {
    const run = jit(f)
    return () => run(x.ref)
  }

  function layerJacobian() {
    const [w, b] = [numbers(1, 100, 100).mul(0.1), numbers(2, 100)]
    return compiled(
      jacobian((x: Foreign) => np.tanh(np.matmul(x, w.ref).add(b.ref))),
      numbers(0, 100),
    )
  }

  return {
    'Hessian of Rosenbrock, 100 inputs': () => compiled(jacobian(grad(rosenbrock)), numbers(0, 100)),
    'Hessian times a vector, 99,330 parameters, batch 100': networkProduct,
    'Jacobian of a layer, 100 to 100': layerJacobian,
  }
}
