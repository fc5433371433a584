import { scale } from 'vega'
import type { Axis } from './panel.ts'

/** An axis that fits some values: its range, and the ticks that are labelled. */
export interface Scale {
  domain: [from: number, to: number]
  ticks: number[]
  /** The position of a value, from 0 to 1. */
  at(value: number): number
}

export function scaleFor({ type, from = 0 }: Axis, values: readonly number[]): Scale {
  const [least, most] = [Math.min(...values), Math.max(...values)]
  const wanted = type === 'log' ? [least / 1.25, most * 1.25] : [from, most]
  const fitted = scale(type)().domain(wanted)
  if (type === 'linear') fitted.nice(8)
  const domain = fitted.domain()
  return { domain, ticks: type === 'log' ? roundNumbers(domain) : fitted.ticks(8), at: fitted.range([0, 1]) }
}

/** Powers of ten, and numbers between them where there are few powers. */
function roundNumbers([from, to]: [number, number]): number[] {
  const decades = Math.log10(to / from)
  const steps = decades > 3 ? [1] : decades > 1.2 ? [1, 3] : [1, 2, 3, 5, 7]
  const ticks: number[] = []
  for (let power = Math.floor(Math.log10(from)); 10 ** power < to; power++) {
    for (const step of steps) ticks.push(Number(`${step}e${power}`))
  }
  return ticks.filter((tick) => tick >= from && tick <= to)
}
