import { type BackwardFrame, backwardFrames, getDotGraph, graphOf, type PlayedGrad } from '@dezero/utils'
import { mostDrawn, mostTold } from './limits.ts'
import { type Named, nameAll, nameGradients } from './names.ts'
import { briefly } from './values.ts'

/** A backward pass in words and a picture, as plain data. */
export interface Film {
  /** What the pass goes back from. */
  from: NodeText
  /** The gradient that it starts with. */
  start: string
  functions: number
  /** The graph in Graphviz's language, its nodes v0, v1 … and f0, f1 …; undefined where a picture could not be read. */
  dot: string | undefined
  /** The variables of the graph. */
  variables: NodeText[]
  /** The nodes that the graph of one order less does not have. */
  grown: string[]
  /** Empty where even the words would be too many. */
  scenes: Scene[]
  /** The gradients of the leaves when the pass has ended. */
  gradients: Told[]
}

export interface NodeText {
  id: string
  name: string
  value: string
}

/** One function of the pass. */
export interface Scene {
  id: string
  name: string
  gys: Told[]
  /** What goes out to each input; its text is empty where nothing does. */
  gxs: Told[]
  /** The inputs' gradients so far, with what they were added up from. */
  sums: (Told & { parts: string[] })[]
}

/** A gradient, and the variable that it belongs to. */
export interface Told {
  id: string
  variable: string
  text: string
}

/** Films the pass of `y.backward()`; its frames lead to gradients, which with `createGraph` have graphs too. */
export function filmOf(
  y: Named,
  { createGraph, before, names }: { createGraph: boolean; before?: Named; names: Set<string | undefined> },
): { film: Film; frames: BackwardFrame[] } {
  const graph = graphOf(y)
  nameAll(graph, names)
  const functions = graph.functions.size
  const frames = functions > mostTold ? [] : backwardFrames(y, createGraph ? { createGraph } : {})
  if (createGraph) nameGradients(frames)
  const ids = new Map<object, string>()
  for (const x of graph.variables) ids.set(x, `v${ids.size}`)
  for (const f of graph.functions) ids.set(f, `f${ids.size - graph.variables.size}`)
  const text = (x: Named): NodeText => ({ id: ids.get(x)!, name: x.name!, value: briefly(x) })
  const old = before === undefined ? undefined : graphOf(before)
  const isOld = (node: object) => old?.variables.has(node as Named) || old?.functions.has(node as Named['creator'] & {})
  const film: Film = {
    from: text(y),
    start: frames.length > 0 ? briefly(startOf(frames[0], y)) : '',
    functions,
    dot: functions > mostDrawn ? undefined : getDotGraph(y, { verbose: false }),
    variables: ([...graph.variables] as Named[]).map(text),
    grown: old ? [...ids].filter(([node]) => !isOld(node)).map(([, id]) => id) : [],
    scenes: scenesOf(frames, ids),
    gradients: [...gradientsOf(frames)]
      .filter(([x]) => x.creator === undefined)
      .map(([x, gx]) => ({ id: ids.get(x)!, variable: x.name!, text: briefly(gx) })),
  }
  return { film, frames }
}

const startOf = ({ node, gys }: BackwardFrame, y: Named): PlayedGrad => gys[node.outputs.indexOf(y)]

/** What the gradients have added up to at the end of the pass. */
export function gradientsOf(frames: readonly BackwardFrame[]): Map<Named, PlayedGrad> {
  const gradients = new Map<Named, PlayedGrad>()
  for (const { sums } of frames) for (const [x, gx] of sums) gradients.set(x, gx)
  return gradients
}

function scenesOf(frames: readonly BackwardFrame[], ids: ReadonlyMap<object, string>): Scene[] {
  const soFar = new Map<object, string>()
  const told = (x: Named, gx: PlayedGrad | null): Told => ({
    id: ids.get(x)!,
    variable: x.name!,
    text: gx === null ? '' : briefly(gx),
  })
  return frames.map(({ node, gys, gxs, sums }) => ({
    id: ids.get(node)!,
    name: node.name,
    gys: gys.map((gy, i) => told(node.outputs[i], gy)),
    gxs: gxs.map((gx, i) => told(node.inputs[i], gx)),
    sums: [...sums].map(([x, sum]) => {
      const added = gxs.filter((gx, i) => gx !== null && node.inputs[i] === x).map((gx) => briefly(gx!))
      const before = soFar.get(x)
      soFar.set(x, briefly(sum))
      return { ...told(x, sum), parts: before === undefined ? added : [before, ...added] }
    }),
  }))
}
