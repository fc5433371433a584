import { checkOptions } from '@dezero/ndarray/internal'
import type { Viz } from '@viz-js/viz'
import { type DotOptions, getDotGraph } from './dot.ts'
import { type GraphVariable, graphOf } from './graph.ts'

export interface PictureOptions extends DotOptions {
  /** Graphs of more nodes are refused. Default 1,000, which fill several square metres and may take half a minute. */
  maxNodes?: number | undefined
}

export interface RenderOptions extends PictureOptions {
  format?: 'svg' | undefined
}

/**
 * A picture of the graph that led to `output`, as the text of an SVG element. It works in Node and in browsers:
 * Graphviz is included as WebAssembly and loaded on the first call.
 *
 * @throws RangeError when the graph is too large to draw, TypeError when `output` is no Variable.
 */
export async function renderDotGraph(output: GraphVariable, options: RenderOptions = {}): Promise<string> {
  const examples = { format: 'svg', verbose: false, maxNodes: 2000 } as const
  const { format = 'svg', ...picture } = checkOptions('renderDotGraph', options, examples)
  if (format !== 'svg') {
    throw new TypeError(
      `renderDotGraph: there is only the format "svg", not "${format}"; plotDotGraph writes PNG files`,
    )
  }
  return svgOf(output, 'renderDotGraph', picture)
}

/** Errors begin with `role`. */
export async function svgOf(
  output: GraphVariable,
  role: string,
  { verbose, maxNodes = 1000 }: PictureOptions,
): Promise<string> {
  const { variables, functions } = graphOf(output, role)
  const nodes = variables.size + functions.size
  if (nodes > maxNodes) {
    throw new RangeError(
      `${role}: a picture of ${nodes} nodes is too large to read; maxNodes, now ${maxNodes}, allows it`,
    )
  }
  const viz = await graphviz()
  try {
    const svg = viz.renderString(getDotGraph(output, { verbose }), { format: 'svg', graphAttributes: { nslimit: 2 } })
    return svg.slice(svg.indexOf('<svg')) // an XML declaration is not allowed inside HTML
  } catch (error) {
    loading = undefined // its memory may be corrupt
    throw new RangeError(`${role}: Graphviz cannot lay out this graph of ${nodes} nodes: ${(error as Error).message}`)
  }
}

let loading: Promise<Viz> | undefined

function graphviz(): Promise<Viz> {
  loading ??= import('@viz-js/viz').then(({ instance }) => instance())
  return loading
}
