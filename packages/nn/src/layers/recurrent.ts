import { asOperand, type Variable, type VariableLike } from '@dezero/core'
import { zeros } from '@dezero/ndarray'
import { checkOptions } from '@dezero/ndarray/internal'
import { Layer } from '../layer.ts'
import { checkSize } from '../size.ts'
import type { LinearOptions } from './linear.ts'

/** The options of Linear but `bias`, for all the Linear layers within. */
export type RecurrentOptions = Omit<LinearOptions, 'bias'>

/**
 * A layer with a state h: each call takes one time step of N sequences, (N, inSize), and gives their new state,
 * (N, hiddenSize), which the next call goes on from, until `resetState()`.
 *
 * The graph leads back through all steps. `loss.unchainBackward()` cuts it off and keeps the numbers of the state: then
 * nothing before is differentiated any more, nor kept in memory.
 */
export abstract class Recurrent extends Layer {
  static override get name() {
    return 'Recurrent'
  }

  readonly hiddenSize: number
  /** What the last call gave; null before the first step. */
  h: Variable | null = null

  constructor(hiddenSize: number, options: RecurrentOptions = {}) {
    super()
    const { name } = new.target
    this.hiddenSize = checkSize(name, 'hiddenSize', hiddenSize)
    checkOptions(name, options, { inSize: 3, dtype: 'float64', init: 'he' })
  }

  /** Forgets the state: the next call begins new sequences. */
  resetState(): void {
    this.h = null
  }

  /** x as a time step of the sequences that the state belongs to. */
  protected asStep(x: VariableLike): Variable {
    const step = asOperand(x, 'input')
    if (step.ndim !== 2) {
      throw new RangeError(
        `an input of shape [${step.shape}] is no time step, of shape (sequences, inSize); call the layer once for each step`,
      )
    }
    if (this.h !== null && this.h.length !== step.length) {
      throw new RangeError(
        `an input of shape [${step.shape}] does not go on from the state of shape [${this.h.shape}], which has a row for ` +
          'each sequence; call resetState() before other sequences',
      )
    }
    return step
  }

  /** The state before the first of such steps. */
  protected zeroState(step: Variable): Variable {
    return asOperand(zeros([step.length, this.hiddenSize], { dtype: step.dtype }), 'state')
  }
}
