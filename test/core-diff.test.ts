import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { coreDiff } from '../scripts/core-diff.ts'
import { root } from './run.ts'

const { page, changed } = await coreDiff()

it('docs/core-diff.md shows the sources as they are: npx -y pnpm@12 core-diff writes it', () => {
  expect(readFileSync(join(root, 'docs/core-diff.md'), 'utf8')).toBe(page)
})

it('at most 60 lines lie between the two cores', () => {
  expect(changed).toBeGreaterThan(0)
  expect(changed).toBeLessThanOrEqual(60)
})
