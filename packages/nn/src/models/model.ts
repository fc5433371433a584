import type { Variable, VariableLike } from '@dezero/core'
import type { PlotOptions } from '@dezero/utils'
import { Layer } from '../layer.ts'

/** A layer that is a whole network, and can be drawn (step 45). */
export abstract class Model<Y = Variable> extends Layer<Y> {
  static override get name() {
    return 'Model'
  }

  /** Runs the model on x and draws the graph, in Node: 'model.png', or the .dot, .svg or .png that `toFile` names. */
  async plot(x: VariableLike, options: PlotOptions = {}): Promise<string> {
    const { plotDotGraph } = await import('@dezero/utils')
    const y = this.call(...([x] as Parameters<this['forward']>))
    return plotDotGraph(y as Variable, { toFile: 'model.png', ...options })
  }
}
