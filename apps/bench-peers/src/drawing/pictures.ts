import { type Figures, familyOf } from '../figures.ts'
import type { Panel } from './panel.ts'
import { panels } from './panels.ts'
import { arrayPlot, chainPlot, graphPlot, memoryPlot, tanhPlot } from './plots.ts'
import { svgOf } from './svg.ts'

/** The pictures of the page, as SVG. */
export interface Pictures {
  chain: string
  arrays: string
  derivatives: string
  memory: string
}

/** @throws Error when the figures of a family are missing. */
export async function pictures({ growth, memory, peers }: Required<Figures>): Promise<Pictures> {
  const family = (name: string) => familyOf(growth, name)
  const array = (title: string, name: string) => arrayPlot(title, family(name), peers)
  const tanh = family('tanh')
  return {
    chain: await draw(620, chainPlot(family('chain'), peers)),
    arrays: await draw(260, array('x + x', 'add'), array('sin x', 'sin'), array('sum of x', 'sum')),
    derivatives: await draw(340, tanhPlot(tanh, peers), graphPlot(tanh)),
    memory: await draw(620, memoryPlot(memory.training)),
  }
}

const draw = (width: number, ...plots: Panel[]) => svgOf(panels(plots, width))
