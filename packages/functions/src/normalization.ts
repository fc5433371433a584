import { asOperand, config, FunctionNode, type Variable, type VariableLike } from '@dezero/core'
import type { NdArray, ReduceOptions, Shape } from '@dezero/ndarray'
import { checkOptions, describeValue, isFloat, normalizeAxes, sameShape } from '@dezero/ndarray/internal'

export interface NormalizationOptions {
  /** What is added to the variance, so that nothing is divided by 0. */
  eps?: number | undefined
}

export interface StandardizeOptions extends NormalizationOptions {
  /** The axis or axes whose elements belong together; all of them when left out. */
  axis?: ReduceOptions['axis']
}

/** A result with the mean and the variance that it was computed with. */
export interface Standardized {
  readonly y: Variable
  readonly mean: Variable
  readonly variance: Variable
}

/** y = (x − mean) / s, s = √(variance + eps), also mean and variance;  ∂L/∂x = (g − mean g − y mean(y g)) / s, g = ∂L/∂y */
export class Standardize extends FunctionNode {
  static override get name() {
    return 'Standardize'
  }

  override readonly attributes: { readonly axis: readonly number[]; readonly eps: number }

  constructor(axis: readonly number[], eps: number) {
    super()
    this.attributes = { axis: [...axis], eps }
  }
  forward(x: NdArray): [y: NdArray, mean: NdArray, variance: NdArray] {
    const { axis, eps } = this.attributes
    const values = isFloat(x.dtype) ? x : x.astype('float64')
    const mean = values.mean({ axis, keepdims: true })
    const centred = values.sub(mean)
    const variance = centred.mul(centred).mean({ axis, keepdims: true })
    return [centred.mul(variance.add(eps).pow(-0.5)), mean, variance]
  }
  backward(gy: Variable, gmean: Variable, gvariance: Variable) {
    const [y, mean, variance] = this.outputs
    const { axis, eps } = this.attributes
    const n = y.size / mean.size
    const s = variance.add(eps).pow(0.5)
    const meanOf = (g: Variable) => g.mean({ axis, keepdims: true })
    // The mean passes on gmean / n, and the variance 2 (x − mean) / n · gvariance, where x − mean = y s.
    const shift = gmean.div(n).sub(meanOf(gy).div(s))
    const slope = gvariance
      .mul(s)
      .mul(2 / n)
      .sub(meanOf(gy.mul(y)).div(s))
    return gy.div(s).add(y.mul(slope)).add(shift)
  }
}

/** x with mean 0 and variance 1 along axes, and the mean and variance that it had, with length 1 there. */
export function standardize(x: VariableLike, options: StandardizeOptions = {}): Standardized {
  const { axis, eps = 1e-5 } = checkOptions('standardize', options, { axis: 0, eps: 1e-5 })
  const operand = asOperand(x, 'standardize, argument 1')
  return standardized('standardize', operand, normalizeAxes('standardize', axis, operand.ndim), eps)
}

function standardized(name: string, x: Variable, axis: readonly number[], eps: number): Standardized {
  if (!(eps >= 0)) throw new RangeError(`${name}: eps is a number ≥ 0, got ${describeValue(eps)}`)
  const [y, mean, variance] = new Standardize(axis, eps).call(x)
  return { y, mean, variance }
}

const example = { eps: 1e-5 }

/**
 * Batch normalisation of x (N, C, …), in training by the mean and the variance of each channel, else (in `testMode`) by
 * those given, which follow the batches of the training: (x − mean) / √(variance + eps) · gamma + beta. `eps` is 2e-5 when
 * left out, as in the book.
 *
 * @throws RangeError where gamma, beta, mean or variance are not of shape (C).
 */
export function batchNorm(
  x: VariableLike,
  gamma: VariableLike,
  beta: VariableLike,
  mean: VariableLike,
  variance: VariableLike,
  options: NormalizationOptions = {},
): Variable {
  if (config.train) return normalizeBatch(x, gamma, beta, options).y
  const { eps = 2e-5 } = checkOptions('batchNorm', options, example)
  const batch = batchOf(x)
  const [scale, shift, centre, spread] = [gamma, beta, mean, variance].map((v, i) =>
    perChannel('batchNorm', batch, v, i),
  )
  return batch
    .sub(centre)
    .mul(scale.mul(spread.add(eps).pow(-0.5)))
    .add(shift)
}

/** What `batchNorm` does in training, with the mean and the variance (C) of the batch, which those for `testMode` follow. */
export function normalizeBatch(
  x: VariableLike,
  gamma: VariableLike,
  beta: VariableLike,
  options: NormalizationOptions = {},
): Standardized {
  const { eps = 2e-5 } = checkOptions('batchNorm', options, example)
  const batch = batchOf(x)
  const [scale, shift] = [gamma, beta].map((v, i) => perChannel('batchNorm', batch, v, i))
  const axis = batch.shape.map((_, a) => a).filter((a) => a !== 1)
  const { y, mean, variance } = standardized('batchNorm', batch, axis, eps)
  return { y: y.mul(scale).add(shift), mean: mean.reshape(-1), variance: variance.reshape(-1) }
}

/** Each x normalised over its last axes, as many as gamma and beta have, · gamma + beta. `eps` is 1e-5 when left out. */
export function layerNorm(
  x: VariableLike,
  gamma: VariableLike,
  beta: VariableLike,
  options: NormalizationOptions = {},
): Variable {
  const { eps = 1e-5 } = checkOptions('layerNorm', options, example)
  const operand = asOperand(x, 'layerNorm, argument 1')
  const [scale, shift] = [asOperand(gamma, 'layerNorm, argument 2'), asOperand(beta, 'layerNorm, argument 3')]
  const last = operand.shape.slice(Math.max(0, operand.ndim - scale.ndim))
  if (scale.ndim === 0 || !sameShape(scale.shape, last) || !sameShape(shift.shape, last)) {
    throw new RangeError(
      `layerNorm: gamma and beta have shapes [${scale.shape}] and [${shift.shape}]; both must be the last lengths of x, [${operand.shape}]`,
    )
  }
  const axis = last.map((_, i) => i - last.length)
  return standardized('layerNorm', operand, axis, eps).y.mul(scale).add(shift)
}

/** Each x (N, C, …) normalised over groups of channels, · gamma + beta of each channel. `eps` is 1e-5 when left out. */
export function groupNorm(
  x: VariableLike,
  groups: number,
  gamma: VariableLike,
  beta: VariableLike,
  options: NormalizationOptions = {},
): Variable {
  const { eps = 1e-5 } = checkOptions('groupNorm', options, example)
  const batch = asOperand(x, 'groupNorm, argument 1')
  const [n, channels, ...rest] = batch.shape
  if (!(Number.isInteger(groups) && groups >= 1 && channels % groups === 0)) {
    throw new RangeError(
      `groupNorm: ${describeValue(groups)} cannot divide the channels, the second axis of [${batch.shape}]`,
    )
  }
  const [scale, shift] = [gamma, beta].map((v, i) => perChannel('groupNorm', batch, v, i))
  const { y } = standardized('groupNorm', batch.reshape(n, groups, channels / groups, ...rest), groupAxes(rest), eps)
  return y.reshape(batch.shape).mul(scale).add(shift)
}

/** The axes inside a group of (N, groups, C / groups, …). */
const groupAxes = (rest: Shape): number[] => [2, ...rest.map((_, i) => 3 + i)]

function batchOf(x: VariableLike): Variable {
  const batch = asOperand(x, 'batchNorm, argument 1')
  if (batch.ndim >= 2) return batch
  throw new RangeError(`batchNorm: expected x of shape (N, C, …), got shape [${batch.shape}]`)
}

const PARAMETERS = ['gamma', 'beta', 'mean', 'variance']

/** A number for each channel, so that it broadcasts against x (N, C, …). */
function perChannel(name: string, x: Variable, value: VariableLike, parameter: number): Variable {
  const values = asOperand(value, `${name}, ${PARAMETERS[parameter]}`)
  const channels = x.shape[1]
  if (values.ndim === 1 && values.size === channels)
    return values.reshape(channels, ...new Array<number>(x.ndim - 2).fill(1))
  throw new RangeError(
    `${name}: ${PARAMETERS[parameter]} has shape [${values.shape}], and x [${x.shape}] has ${channels} channels; give [${channels}]`,
  )
}
