import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { entries } from '../src/reference/entries.ts'
import { importsOf } from '../src/reference/links.ts'

describe('the reference', () => {
  it('has every published package but dezero, which only gives the others a name together', () => {
    const packages = new URL('../../../packages/', import.meta.url)
    const published = readdirSync(packages)
      .map((folder) => JSON.parse(readFileSync(new URL(`${folder}/package.json`, packages), 'utf8')))
      .filter((manifest) => !manifest.private && manifest.name !== 'dezero')
      .map(({ name }) => name)
    const documented = entries().filter(({ readme }) => readme !== undefined)
    expect(documented.map(({ name }) => name).sort()).toEqual(published.sort())
  })

  it('has the subpaths that users import, not those that packages keep for each other', () => {
    const names = entries().map(({ name }) => name)
    expect(names).toContain('@dezero/functions/conv')
    expect(names).not.toContain('@dezero/core/internal')
  })
})

describe('a script leads to the reference', () => {
  const links = {
    '@dezero/core': { Variable: 'v.html', VariableLike: 'l.html' },
    '@dezero/functions': { sin: 's.html' },
  }
  const script = `import { sin as sine } from '@dezero/functions'
import { Variable, type VariableLike } from '#core'
import { readFileSync } from 'node:fs'
`

  it('for what it imports from packages', () => {
    expect(importsOf(script, links)).toEqual([
      { name: 'sin', page: 's.html' },
      { name: 'Variable', page: 'v.html' },
      { name: 'VariableLike', page: 'l.html' },
    ])
  })

  it('for nothing, where no reference has been written', () => {
    expect(importsOf(script, {})).toEqual([])
  })
})
