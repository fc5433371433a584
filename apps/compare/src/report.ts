import { markdownTable } from 'markdown-table'
import type { FullOnly } from './full-only.ts'
import type { Comparison, Measurement } from './measure.ts'

const header = [
  'problem',
  'same result',
  'forward, simple → full',
  'backward, simple → full',
  'with createGraph',
  'nodes alive',
  'memory kept',
]

/**
 * The comparison as a Markdown table. Times are medians. The last two columns give the functions and the memory that are
 * reachable after `backward()`: on the simple core, on the full core, and on the full core with `createGraph`.
 */
export function comparisonTable(comparisons: readonly Comparison[]): string {
  const rows = comparisons.map(({ problem, equal, measurements }) => {
    const { simple, full, 'full, createGraph': graph } = measurements
    const each = (show: (measurement: Measurement) => string) => [simple, full, graph].map(show).join(' / ')
    return [
      problem,
      equal ? 'yes' : 'NO',
      fromTo(simple.forward, full.forward),
      fromTo(simple.backward, full.backward),
      duration(graph.backward),
      each(({ nodesAlive }) => String(nodesAlive)),
      each(({ bytesRetained }) => bytes(bytesRetained)),
    ]
  })
  return markdownTable([header, ...rows], { align: ['l', 'l', ...header.slice(2).map(() => 'r')] })
}

export function fullOnlyTable(results: readonly FullOnly[]): string {
  const rows = results.map(({ name, result, exact }) => [name, 'no', String(result), String(exact)])
  return markdownTable([['only the full core', 'simple', 'full', 'exact'], ...rows], { align: ['l', 'l', 'r', 'r'] })
}

const fromTo = (a: number, b: number) => `${duration(a)} → ${duration(b)} (${(b / a).toFixed(1)}×)`

const duration = (milliseconds: number) =>
  milliseconds < 0.9995 ? `${(milliseconds * 1000).toPrecision(3)} µs` : `${milliseconds.toPrecision(3)} ms`

const bytes = (count: number) => (count < 1e5 ? `${(count / 1e3).toFixed(1)} kB` : `${(count / 1e6).toFixed(1)} MB`)
