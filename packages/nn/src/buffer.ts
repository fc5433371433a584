import { Variable } from '@dezero/core'

/**
 * Numbers that belong to a layer but are not learned, such as the running mean of BatchNorm: saved and loaded with the
 * weights, never among `params()`, without a gradient. The layer assigns new `data` where it updates them.
 *
 * As in a Parameter, a length of 0 in the shape is one that is not known yet.
 */
export class LayerBuffer extends Variable {
  override needsGrad = false
}
