import type { Viz } from '@viz-js/viz'
import type { Film, NodeText } from '../player/film.ts'
import type { PlayerWords } from '../words/player.ts'

/** The drawn graph, which shows how far the pass has come. */
export interface GraphPicture {
  /** Marks what happens at a position; at 0 the pass has not begun. */
  show: (position: number) => void
}

/** Longer gradients are not written into the picture. */
const longestLabel = 24

let loading: Promise<Viz> | undefined

/** Graphviz, loaded when the first graph is drawn. */
export const graphviz = (): Promise<Viz> => (loading ??= import('@viz-js/viz').then(({ instance }) => instance()))

/** Draws the graph of a film in `box`. */
export function drawGraph(
  viz: Viz,
  box: HTMLElement,
  film: Film,
  { say, w }: { say: (text: string) => void; w: PlayerWords },
): GraphPicture {
  const fontname = 'Helvetica,Arial,sans-serif'
  const svg = viz.renderSVGElement(film.dot!, {
    graphAttributes: { bgcolor: 'transparent', ranksep: 0.45, nodesep: 0.4, pad: '0.9,0.25' }, // room for gradients
    nodeAttributes: { fontname, fontsize: 13, width: 0.6, margin: '0.17,0.05' },
  })
  const nodes = nodesOf(svg)
  const edges = edgesOf(svg)
  const labels = new Map(film.variables.map(({ id }) => [id, labelFor(nodes.get(id)!)]))
  for (const id of film.grown) nodes.get(id)?.classList.add('grown')
  const texts = new Map(film.variables.map((node) => [node.id, node]))
  let gradients = new Map<string, string>()

  const tell = (id: string) => {
    const variable = texts.get(id)
    return variable ? valuesOf(variable, gradients.get(id), w) : nodes.get(id)!.textContent!.trim()
  }
  let focused: string | undefined
  const tellFocused = () => say(focused === undefined ? '' : tell(focused))
  for (const [id, node] of nodes) {
    node.setAttribute('role', 'img')
    node.onpointerenter = () => say(tell(id))
    node.onpointerleave = tellFocused
    node.onfocus = node.onblur = ({ type }) => {
      focused = type === 'focus' ? id : undefined
      tellFocused()
    }
  }

  const show = (position: number) => {
    gradients = gradientsAt(film, position)
    const roles = rolesAt(film, position)
    for (const [id, node] of nodes) {
      const role = roles.get(id) ?? ''
      node.dataset.role = role
      node.setAttribute('tabindex', role === '' || role === 'done' ? '-1' : '0')
      node.setAttribute('aria-label', tell(id))
    }
    for (const { element, from, to } of edges) element.dataset.role = edgeRole(roles.get(from), roles.get(to))
    for (const [id, label] of labels) {
      const gradient = shortened(gradients.get(id) ?? '')
      label.textContent = gradient.length <= longestLabel ? gradient : ''
      label.dataset.role = roles.get(id) ?? ''
    }
    tellFocused()
    const asked = film.scenes[position - 1]?.id ?? film.from.id
    scrollTo(box, nodes.get(asked))
  }
  box.replaceChildren(svg)
  return { show }
}

const valuesOf = ({ name, value }: NodeText, gradient: string | undefined, w: PlayerWords) =>
  `${name}: ${w.value} ${value}${gradient === undefined ? '' : `, ${w.gradient} ${gradient}`}`

/** Graphviz gives each element the name of its node as title; these would show as tooltips. */
function titled(svg: SVGElement, kind: string): [string, SVGGElement][] {
  return [...svg.querySelectorAll<SVGGElement>(`g.${kind}`)].map((element) => {
    const title = element.querySelector('title')
    title?.remove()
    return [title?.textContent ?? '', element]
  })
}

function nodesOf(svg: SVGElement): Map<string, SVGGElement> {
  svg.querySelector('g.graph > title')?.remove()
  const nodes = titled(svg, 'node')
  for (const [id, node] of nodes) node.classList.add(id.startsWith('f') ? 'function' : 'variable')
  return new Map(nodes)
}

const edgesOf = (svg: SVGElement) =>
  titled(svg, 'edge').map(([title, element]) => {
    const [from, to] = title.split('->')
    return { element, from, to }
  })

/** The gradients that are known after as many functions. */
function gradientsAt({ from, start, scenes }: Film, position: number): Map<string, string> {
  const gradients = new Map([[from.id, start]])
  for (const { sums } of scenes.slice(0, position)) for (const { id, text } of sums) gradients.set(id, text)
  return gradients
}

const shortened = (numbers: string) => numbers.replace(/\d+\.\d{3,}/g, (x) => String(Number(Number(x).toPrecision(3))))

type Role = 'asked' | 'in' | 'out' | 'done' | ''

function rolesAt({ from, scenes }: Film, position: number): Map<string, Role> {
  const roles = new Map<string, Role>()
  if (position === 0) roles.set(from.id, 'in')
  for (const [i, scene] of scenes.slice(0, position).entries()) {
    const isNow = i === position - 1
    for (const { id } of scene.gys) roles.set(id, isNow ? 'in' : 'done')
    for (const { id } of scene.sums) roles.set(id, isNow ? 'out' : (roles.get(id) ?? ''))
    roles.set(scene.id, isNow ? 'asked' : 'done')
  }
  return roles
}

const edgeRole = (from: Role = '', to: Role = ''): Role => {
  if (from === 'asked' && to === 'in') return 'in'
  if (from === 'out' && to === 'asked') return 'out'
  return to === 'done' || (from === 'done' && to !== 'asked') ? 'done' : ''
}

/** A place for the gradient, right below a variable and above all that is drawn. */
function labelFor(node: SVGGElement): SVGTextElement {
  const { cx, cy, rx, ry } = node.querySelector('ellipse')!
  const label = document.createElementNS('http://www.w3.org/2000/svg', 'text')
  label.setAttribute('class', 'gradient')
  label.setAttribute('aria-hidden', 'true') // the node says it
  label.setAttribute('x', String(cx.baseVal.value + rx.baseVal.value * 0.8))
  label.setAttribute('y', String(cy.baseVal.value + ry.baseVal.value + 5))
  node.parentNode!.append(label)
  return label
}

/** Brings a node into the middle of its box; the page stays where it is. */
function scrollTo(box: HTMLElement, node: Element | undefined): void {
  if (node === undefined) return
  const [inner, outer] = [node.getBoundingClientRect(), box.getBoundingClientRect()]
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches
  box.scrollBy({
    left: inner.left + inner.width / 2 - outer.left - outer.width / 2,
    top: inner.top + inner.height / 2 - outer.top - outer.height / 2,
    behavior: calm ? 'auto' : 'smooth',
  })
}
