import type { Growth, PeerFigures } from '../figures.ts'
import { isSummary } from '../peers/alternate.ts'
import type { Line } from './panel.ts'

export const blue = '#1d4ed8'
export const grey = '#6b7280'
export const lightBlue = '#93b4f5'

const colours: Record<string, string> = { numpy: '#c2680c', 'dezero.py': '#dc2626', torch: '#7c3aed' }

/** A line for each peer that has figures; ours, the first, is thicker and drawn on top. */
export function linesOf({ points }: Growth, peers: readonly PeerFigures[], unitsPerMillisecond: number): Line[] {
  const lines = peers.map(({ name }, i): Line => {
    const isOurs = i === 0
    const measured = points.map(({ x, cells }) => ({ x, cell: cells[name] }))
    return {
      label: name,
      colour: isOurs ? blue : (colours[name] ?? grey),
      thickness: isOurs ? 3.5 : 2,
      dots: true,
      points: measured.flatMap(({ x, cell }) => (isSummary(cell) ? [{ x, y: cell.median * unitsPerMillisecond }] : [])),
    }
  })
  return lines.filter(({ points }) => points.length > 0).reverse()
}
