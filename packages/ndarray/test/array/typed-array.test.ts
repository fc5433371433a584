import { describe, expect, it } from 'vitest'
import { counting, dtypes, layouts } from '../support.ts'

describe('toTypedArray', () => {
  it.each(dtypes)('copies the elements of %s row by row, and nothing else, for the caller to write to', (dtype) => {
    for (const layout of Object.values(layouts)) {
      const x = layout(counting(2, 3).astype(dtype))
      const copy = x.toTypedArray()
      expect([...copy]).toEqual(dtype === 'bool' ? [0, 1, 1, 1, 1, 1] : [0, 1, 2, 3, 4, 5])
      expect(copy.buffer.byteLength).toBe(copy.byteLength)
      copy[0] = 7
      expect(Number(x.item(0, 0))).toBe(0)
    }
    expect(counting().toTypedArray()).toHaveLength(1)
  })
})
