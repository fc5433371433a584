import { rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { published, tarball } from './packages.ts'
import { example, installCommands, projectWithPackages, readme } from './project.ts'
import { run } from './run.ts'
import { lines, promised, snippets } from './snippets.ts'

let project: string

beforeAll(async () => {
  project = await projectWithPackages()
  const compilerOptions = { target: 'ES2023', lib: ['ES2023', 'DOM'], module: 'NodeNext', strict: true, types: [] }
  writeFileSync(join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions }))
}, 120_000)

afterAll(() => rmSync(project, { recursive: true }))

it('the examples type-check with the types that were installed', () => run('tsc', ['--noEmit'], { cwd: project }))

describe.concurrent.each(published)('$name', (pkg) => {
  it('is installed as its README says', () => {
    const [, install] = installCommands()
    expect(snippets(readme(pkg), 'sh').join()).toContain(`${install}    # not on npm yet`)
  })

  it('prints what its README says', async () => {
    expect(promised(example(pkg))).not.toEqual([])
    expect(lines(await run('tsx', [`${pkg.folder}.ts`], { cwd: project }))).toEqual(promised(example(pkg)))
  })

  it('exports its package.json', () => {
    const require = createRequire(join(project, 'index.js'))
    expect(require(`${pkg.name}/package.json`)).toMatchObject({ name: pkg.name, version: pkg.version })
  })

  it('passes publint', () => run('publint', ['run', tarball(pkg), '--strict']))

  it('passes attw: its types are found wherever its code is', () =>
    run('attw', ['--profile', 'esm-only', tarball(pkg)]))
})
