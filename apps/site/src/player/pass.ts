import { type BackwardFrame, graphOf } from '@dezero/utils'
import { type Film, filmOf, gradientsOf } from './film.ts'
import { mostDrawn } from './limits.ts'
import type { Named } from './names.ts'

/** A pass that a script has made, and the passes over the graphs of its gradients. */
export interface Pass {
  film: Film
  /** For each leaf to differentiate by. */
  derivatives: Derivatives[]
  /** Why there are none. */
  without?: 'simple core' | 'large'
}

export interface Derivatives {
  by: string
  /** Of order 2, 3 …: the pass back from the gradient of `by`. */
  films: Film[]
  /** Why there are no more. */
  ends?: 'constant' | 'large'
}

const highestOrder = 3
/** More leaves are not offered. */
const mostLeaves = 6
/** Of larger leaves, and graphs with more numbers in them, no higher derivatives are taken: they take too long. */
const largestLeaf = 1000
const largestGraph = 1_000_000

const numbersIn = (y: Named) => [...graphOf(y).variables].reduce((sum, x) => sum + (x as Named).data.size, 0)
const byName = (a: Named, b: Named) => a.name!.localeCompare(b.name!)

/** All that can be played of `y.backward()`. */
export function passOf(y: Named): Pass {
  const hasOrders = typeof y.detach === 'function' // the full core's, where gradients are Variables
  const names = new Set<string | undefined>()
  const { film, frames } = filmOf(y, { createGraph: hasOrders, names })
  if (!hasOrders) return { film, derivatives: [], without: 'simple core' }
  if (film.dot === undefined || numbersIn(y) > largestGraph) return { film, derivatives: [], without: 'large' }
  const leaves = [...gradientsOf(frames).keys()].filter((x) => x.creator === undefined)
  const offered = leaves
    .filter(({ data }) => data.size <= largestLeaf)
    .slice(0, mostLeaves)
    .sort(byName)
  if (offered.length === 0) return { film, derivatives: [], without: 'large' }
  return { film, derivatives: offered.map((x) => derivativesBy(x, y, frames, new Set(names))) }
}

function derivativesBy(x: Named, y: Named, first: BackwardFrame[], names: Set<string | undefined>): Derivatives {
  const films: Film[] = []
  let before = y
  let frames = first
  for (let order = 2; order <= highestOrder; order++) {
    const gx = gradientsOf(frames).get(x) as Named | undefined
    if (gx?.creator === undefined) return { by: x.name!, films, ends: 'constant' }
    gx.name = `g${x.name}${order > 2 ? order - 1 : ''}`
    const next = filmOf(gx, { createGraph: true, before, names })
    if (next.film.functions > mostDrawn) return { by: x.name!, films, ends: 'large' }
    films.push(next.film)
    frames = next.frames
    before = gx
  }
  return { by: x.name!, films }
}
