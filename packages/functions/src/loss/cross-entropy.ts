import { asOperand, FunctionNode, type Variable, type VariableLike, where } from '@dezero/core'
import { type NdArray, where as whereArray } from '@dezero/ndarray'
import { LogSoftmax, softmax } from '../softmax.ts'
import { checkLabelShape, checkLabels, hits } from './labels.ts'
import { type LossOptions, reduced, reductionOf } from './reduction.ts'

/** y = −ln softmax(x)ₜ for each row x and its label t,  ∂y/∂x = softmax x − one-hot t */
export class SoftmaxCrossEntropy extends FunctionNode {
  static override get name() {
    return 'SoftmaxCrossEntropy'
  }

  override isLabel(input: number) {
    return input === 1
  }
  forward(x: NdArray, t: NdArray) {
    const classes = x.shape[x.ndim - 1]
    checkLabels('softmaxCrossEntropy', t, classes)
    const logp = new LogSoftmax(-1).forward(x)
    return whereArray(hits(t, classes), logp, 0).sum({ axis: -1 }).neg()
  }
  backward(gy: Variable) {
    const [x, t] = this.inputs
    const gap = softmax(x).sub(hits(t, x.shape[x.ndim - 1]))
    return [gy.expandDims(-1).mul(gap), null]
  }
}

/**
 * How far the softmax of scores x (N, classes) is from the labels t (N), whole numbers: −ln of the probability of
 * each label, in the mean over the labels (step 47). That is PyTorch's `cross_entropy`. Other axes in front are rows too.
 *
 * @example
 * ```ts
 * import { Variable } from '@dezero/core'
 * import { softmaxCrossEntropy } from '@dezero/functions'
 *
 * const scores = new Variable([[0, 0], [0, 0]])
 * const loss = softmaxCrossEntropy(scores, [0, 1])
 * loss.backward()
 * console.log(String(loss)) // variable(0.6931471805599453)
 * console.log(scores.grad!.data.tolist()) // [ [ -0.25, 0.25 ], [ 0.25, -0.25 ] ]
 * ```
 */
export function softmaxCrossEntropy(x: VariableLike, t: VariableLike, options: LossOptions = {}): Variable {
  const reduction = reductionOf('softmaxCrossEntropy', options)
  const scores = asOperand(x, 'softmaxCrossEntropy, argument 1')
  const labels = asOperand(t, 'softmaxCrossEntropy, argument 2')
  checkLabelShape('softmaxCrossEntropy', scores, labels)
  return reduced(new SoftmaxCrossEntropy().call(scores, labels), reduction, labels.size)
}

/** −xₜ for each row x and its label t, in the mean over the labels; of `logSoftmax` it is `softmaxCrossEntropy`. */
export function nllLoss(x: VariableLike, t: VariableLike, options: LossOptions = {}): Variable {
  const reduction = reductionOf('nllLoss', options)
  const scores = asOperand(x, 'nllLoss, argument 1')
  const labels = asOperand(t, 'nllLoss, argument 2')
  checkLabelShape('nllLoss', scores, labels)
  const classes = scores.shape[scores.ndim - 1]
  checkLabels('nllLoss', labels.data, classes)
  const losses = where(hits(labels, classes), scores, 0).sum({ axis: -1 }).neg()
  return reduced(losses, reduction, labels.size)
}
