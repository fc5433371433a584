import { argmax, asOperand, equal, mean, type Variable, type VariableLike } from '@dezero/core'
import { arange, type NdArray } from '@dezero/ndarray'

/**
 * 1 at the class of each label, else 0, along a new last axis: labels (N) give (N, classes); int32, without a gradient.
 *
 * @throws RangeError for a label that is no whole number from 0 to classes − 1.
 */
export function oneHot(t: VariableLike, classes: number): Variable {
  const labels = asOperand(t, 'oneHot, argument 1')
  if (!(Number.isInteger(classes) && classes > 0)) {
    throw new RangeError(`oneHot: the number of classes must be a whole number above 0, got ${classes}`)
  }
  checkLabels('oneHot', labels.data, classes)
  return hits(labels, classes).astype('int32')
}

/** Where along a new last axis the class of each label is: arrays for forward, Variables for backward. */
export function hits(labels: NdArray, classes: number): NdArray
export function hits(labels: Variable, classes: number): Variable
export function hits(labels: NdArray | Variable, classes: number): NdArray | Variable {
  return labels.expandDims(-1).equal(arange(classes))
}

/** @throws RangeError for a label that is no class. */
export function checkLabels(name: string, labels: NdArray, classes: number): void {
  const values = labels.reshape(-1)
  for (let i = 0; i < values.size; i++) {
    const label = values.item(i)
    if (Number.isInteger(label) && label >= 0 && label < classes) continue
    throw new RangeError(`${name}: label ${label} is no class; with ${classes} classes they are 0 to ${classes - 1}`)
  }
}

/** @throws RangeError for scores and labels that do not belong together. */
export function checkLabelShape(name: string, x: Variable, t: Variable): void {
  const rows = x.shape.slice(0, -1)
  if (x.ndim > 0 && rows.length === t.ndim && rows.every((length, axis) => length === t.shape[axis])) return
  throw new RangeError(
    `${name}: shapes [${x.shape}] and [${t.shape}] do not fit: t has one class number for each row of scores` +
      (x.ndim > 0 ? `, shape [${rows}]; argmax makes such numbers of one-hot rows` : ''),
  )
}

/** The share of rows whose largest score is at their label: scores (N, classes), labels (N); without a gradient (step 51). */
export function accuracy(y: VariableLike, t: VariableLike): Variable {
  const scores = asOperand(y, 'accuracy, argument 1')
  const labels = asOperand(t, 'accuracy, argument 2')
  checkLabelShape('accuracy', scores, labels)
  return mean(equal(argmax(scores, { axis: -1 }), labels))
}
