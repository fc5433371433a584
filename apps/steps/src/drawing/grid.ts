import { linspace, type NdArray } from '@dezero/ndarray'
import type { IsocontourTransform } from 'vega'

export type Range = readonly [from: number, to: number]

/** The sides of a square plot. */
export const pixels = 560

const cells = 280
const size = pixels / cells

/** How many values along each side of the plot its outlines are found from. */
export const valuesPerSide = cells + 2

/** The middles of the cells along a side, and one more at either end, so that lines go on to the border. */
export function centres([from, to]: Range): NdArray {
  const half = (to - from) / cells / 2
  return linspace(from - half, to + half, valuesPerSide)
}

/** Values in rows from the top, as the field that `outlines` reads. */
export const grid = (values: NdArray) => ({
  width: valuesPerSide,
  height: valuesPerSide,
  values: values.reshape(-1).tolist(),
})

/** Outlines of where the values are above each threshold; they are found between the middles of cells. */
export const outlines = (thresholds: readonly number[]): IsocontourTransform => ({
  type: 'isocontour',
  field: 'grid',
  thresholds: [...thresholds],
  scale: size,
  translate: [-size, -size],
})
