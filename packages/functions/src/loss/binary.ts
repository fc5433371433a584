import { asOperand, equal, FunctionNode, type Variable, type VariableLike, where } from '@dezero/core'
import { type NdArray, where as whereArray } from '@dezero/ndarray'
import { sigmoid } from '../elementwise/activation.ts'
import { log, log1p } from '../elementwise/logarithm.ts'
import { asFloats } from '../floats.ts'
import { checkSameShape, type LossOptions, reduced, reductionOf } from './reduction.ts'

/** y = ln(1 + eˣ) − t x,  ∂y/∂x = sigmoid x − t,  ∂y/∂t = −x */
export class SigmoidCrossEntropy extends FunctionNode {
  static override get name() {
    return 'SigmoidCrossEntropy'
  }

  override isLabel(input: number) {
    return input === 1
  }
  forward(x: NdArray, t: NdArray) {
    // max(x, 0) and t x cancel exactly where x is large; ln(1 + eˣ) would lose what is left.
    const hinge = x.maximum(0).sub(x.mul(t.astype(x.dtype)))
    return hinge.add(x.abs().neg().exp().log1p())
  }
  backward(gy: Variable) {
    const [x, t] = this.inputs
    return [gy.mul(sigmoid(x).sub(t.astype(x.dtype))), t.needsGrad ? gy.mul(x.neg()) : null]
  }
}

/** y = −t ln p − (1 − t) ln(1 − p),  ∂y/∂p = (1 − t) / (1 − p) − t / p,  ∂y/∂t = ln(1 − p) − ln p */
export class BinaryCrossEntropy extends FunctionNode {
  static override get name() {
    return 'BinaryCrossEntropy'
  }

  override isLabel(input: number) {
    return input === 1
  }
  forward(p: NdArray, labels: NdArray) {
    checkProbabilities(p)
    const t = labels.astype(p.dtype)
    const yes = whereArray(t.equal(0), 0, t.mul(p.log())) // 0 · ln 0 is 0
    const no = whereArray(t.equal(1), 0, t.rsub(1).mul(p.neg().log1p()))
    return yes.add(no).neg()
  }
  backward(gy: Variable) {
    const [p, labels] = this.inputs
    const t = labels.astype(p.dtype)
    const yes = t.div(where(equal(t, 0), 1, p)) // 0 / 0 is 0
    const no = t.rsub(1).div(where(equal(t, 1), 1, p.rsub(1)))
    return [gy.mul(no.sub(yes)), labels.needsGrad ? gy.mul(log1p(p.neg()).sub(log(p))) : null]
  }
}

function checkProbabilities(p: NdArray): void {
  if (p.size === 0) return
  const [low, high] = [p.min().item(), p.max().item()]
  if (low >= 0 && high <= 1) return
  throw new RangeError(
    `binaryCrossEntropy: ${low >= 0 ? high : low} is no probability; give numbers from 0 to 1, ` +
      'or take sigmoidCrossEntropy, which makes them of any',
  )
}

/**
 * Scores x, labels t from 0 to 1, of one shape: how far sigmoid x is from t, summed and divided by the number of rows;
 * exact for every x (step 48). The sum over all elements divided by their number is PyTorch's
 * `binary_cross_entropy_with_logits`.
 */
export function sigmoidCrossEntropy(x: VariableLike, t: VariableLike, options: LossOptions = {}): Variable {
  const reduction = reductionOf('sigmoidCrossEntropy', options)
  return reduced(new SigmoidCrossEntropy().call(...scoresAndLabels('sigmoidCrossEntropy', x, t)), reduction)
}

/** The same of probabilities p; scores lose less when they are given to `sigmoidCrossEntropy`. */
export function binaryCrossEntropy(p: VariableLike, t: VariableLike, options: LossOptions = {}): Variable {
  const reduction = reductionOf('binaryCrossEntropy', options)
  return reduced(new BinaryCrossEntropy().call(...scoresAndLabels('binaryCrossEntropy', p, t)), reduction)
}

function scoresAndLabels(name: string, x: VariableLike, t: VariableLike): [Variable, Variable] {
  const scores = asFloats(asOperand(x, `${name}, argument 1`))
  const labels = asOperand(t, `${name}, argument 2`)
  checkSameShape(name, scores, labels)
  return [scores, labels]
}
