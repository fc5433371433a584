import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { published } from './packages.ts'
import { root } from './run.ts'

const names = published.map(({ name }) => name)
const changesets = readdirSync(`${root}.changeset`).filter((file) => file.endsWith('.md') && file !== 'README.md')

it('every changeset says which packages change, and how', () => {
  for (const file of changesets) {
    const text = readFileSync(`${root}.changeset/${file}`, 'utf8')
    const [, bumps, words] =
      /^---\n((?:"(?:dezero|@dezero\/[a-z-]+)": (?:patch|minor|major)\n)+)---\n\n(\S.*)$/s.exec(text) ?? []
    expect(bumps, `${file} has no list of packages between two lines of ---`).toBeDefined()
    expect(names).toEqual(expect.arrayContaining([...bumps.matchAll(/"(.*)"/g)].map(([, name]) => name)))
    expect(words.trim()).not.toBe('')
  }
})

it('every manifest below has a version, without which changesets cannot plan a release', () => {
  for (const folder of ['packages', 'apps']) {
    for (const name of readdirSync(`${root}${folder}`)) {
      const { version } = JSON.parse(readFileSync(`${root}${folder}/${name}/package.json`, 'utf8'))
      expect(version, `${folder}/${name}`).toMatch(/^\d+\.\d+\.\d+/)
    }
  }
})
