import { equal, type Variable, type VariableLike, where } from '@dezero/core'
import { Reduction } from '@dezero/core/internal'
import { type NdArray, type ReduceOptions, where as whereArray } from '@dezero/ndarray'
import { asFloats } from './floats.ts'

/** y = √Σx² along axes,  ∂y/∂x = x / y */
export class Norm extends Reduction {
  static override get name() {
    return 'Norm'
  }

  forward(x: NdArray) {
    const values = asFloats(x)
    const axis = this.axesOf(x)
    const largest =
      values.size === 0 ? values.sum({ axis, keepdims: true }) : values.abs().max({ axis, keepdims: true })
    const scale = whereArray(largest.equal(0).add(largest.equal(Infinity)), 1, largest) // x² would overflow, or vanish
    const y = values.div(scale).pow(2).sum({ axis, keepdims: true }).sqrt().mul(scale)
    return this.attributes.keepdims ? y : y.squeeze({ axis })
  }
  backward(gy: Variable) {
    const [x] = this.inputs
    const y = this.unfolded(this.outputs[0])
    const isZero = equal(y, 0)
    return where(isZero, 0, this.unfolded(gy).mul(x.div(y.add(isZero)))) // 0 / 0 is taken as 0
  }
}

/** The Euclidean length √Σx² along axes, or of everything; its derivatives at 0 are taken as 0. */
export const norm = (x: VariableLike, options: ReduceOptions = {}): Variable => new Norm(options).call(x)
