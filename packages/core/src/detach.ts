import { Variable } from './variable.ts'

/** A leaf that shares the array of x: what is computed from it gives x no gradient, nor what lies behind. */
export function detach(x: Variable): Variable {
  const leaf = new Variable(x.data)
  leaf.needsGrad = false
  return leaf
}

export interface DetachMethod {
  /** A leaf that shares the array: what is computed from it gives this variable no gradient, nor what lies behind. */
  detach(): Variable
}

declare module './variable.ts' {
  interface Variable extends DetachMethod {}
}

const methods: DetachMethod & ThisType<Variable> = {
  detach() {
    return detach(this)
  },
}

Object.assign(Variable.prototype, methods)
