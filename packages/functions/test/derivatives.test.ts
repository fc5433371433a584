import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { exportedOperations, keyOf } from './derivatives/formulas.ts'
import { operations } from './derivatives/operations.ts'
import { readme, withList } from './derivatives/readme.ts'
import { orders, page, worstError } from './derivatives/table.ts'

describe('the table of derivatives', () => {
  it('lists every operation of core and functions', () => {
    expect(Object.keys(operations).map(keyOf).sort()).toEqual([...exportedOperations()].sort())
  })

  const cases = Object.keys(operations).flatMap((name) => orders.map((order) => [name, order] as const))

  it.each(cases)('%s, order %i, agrees with numerical derivatives', (name, order) => {
    expect(worstError(operations[name], order, 'float64')).toBeLessThan(1e-7)
    expect(worstError(operations[name], order, 'float32')).toBeLessThan(1e-4)
  })

  it('is rendered in docs/derivatives.md; `pnpm derivatives` brings it up to date', () => {
    const withoutErrors = (text: string) => text.replaceAll(/< 1e-\d+/g, '<') // engines differ in the last digits
    const rendered = readFileSync(new URL('../../../docs/derivatives.md', import.meta.url), 'utf8')
    expect(withoutErrors(rendered)).toBe(withoutErrors(page()))
  })
  it('is the list of operations in the README too; `pnpm derivatives` brings it up to date', () => {
    const text = readFileSync(readme, 'utf8')
    expect(withList(text)).toBe(text)
  })
})
