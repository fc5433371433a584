import type { PadWidth } from '@dezero/ndarray'
import { padded, span } from '@dezero/ndarray/internal'
import type { Call, Translations } from './translation.ts'

/** Values beside each other, and margins. */
export const joining: Translations = {
  Concat: (w, xs, { attributes: { axis }, dtype }: Call<{ axis: number }>) =>
    w.node(
      'Concat',
      xs.map((x) => w.cast(x, dtype)),
      { axis },
    ),

  Pad(w, [x], { attributes: { width, value } }: Call<{ width: PadWidth; value: number }>) {
    const { shape, indices } = padded(x.shape, width)
    const starts = indices.map((index, axis) => span(index as string, shape[axis]).start)
    const ends = starts.map((start, axis) => shape[axis] - start - x.shape[axis])
    return w.node('Pad', [x, w.ints([...starts, ...ends]), value])
  },
}
