// Step 25 · Visualizing computational graphs                                        Stage 3
// DOT is a language for graphs: nodes with a label, a colour and a shape, and arrows between them.
// Graphviz turns such a text into a picture; here it runs as WebAssembly, without being installed.
import { instance } from '@viz-js/viz'
import { savePicture } from '../drawing/picture.ts'

const graphviz = await instance()

const draw = async (dot: string, name: string) => {
  console.log(dot)
  const svg = graphviz.renderString(dot, { format: 'svg' })
  console.log(`${await savePicture(svg, name)}\n`)
}

const nodes = `digraph g {
  x
  y
}`
await draw(nodes, 'step25-nodes')

const attributes = `digraph g {
  x [label="x", color=orange, style=filled]
  y [label="y", color=orange, style=filled]
  exp [label="Exp", color=lightblue, style=filled, shape=box]
}`
await draw(attributes, 'step25-attributes')

const arrows = `digraph g {
  x [label="x", color=orange, style=filled]
  y [label="y", color=orange, style=filled]
  exp [label="Exp", color=lightblue, style=filled, shape=box]
  x -> exp
  exp -> y
}`
await draw(arrows, 'step25-arrows')
