import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { published } from './packages.ts'
import { root, run } from './run.ts'

/** Packages point downward only: what each of them may depend on. */
const layers: Record<string, string[]> = {
  dezero: ['core', 'data', 'functions', 'ndarray', 'nn', 'optim', 'utils'],
  torch: ['core', 'ndarray', 'nn', 'utils'],
  data: ['ndarray'],
  nn: ['functions', 'utils', 'core', 'ndarray'],
  optim: ['core', 'ndarray'],
  onnx: ['utils', 'ndarray'],
  calculus: ['core', 'ndarray'],
  functions: ['core', 'ndarray'],
  utils: ['ndarray'],
  expr: ['ndarray'],
  core: ['ndarray'],
  'core-simple': ['ndarray'],
  ndarray: [],
}

/** What turbo objects to: cycles, relative paths into other packages, imports that package.json does not declare. */
async function violations(workspace: string): Promise<string[]> {
  const output = await run('turbo', ['boundaries'], { cwd: workspace }).catch((error: Error) => error.message)
  expect(output).toMatch(/^Checked \d+ files/m)
  const found = output.match(/^ {2}x .*/gm) ?? []
  return found.filter((line) => !line.includes('`#core`')) // the steps' alias for a declared package; turbo sees a path
}

function upward(packages: { name: string; dependencies?: object }[]): string[] {
  return packages.flatMap(({ name, dependencies = {} }) => {
    const below = layers[name.replace('@dezero/', '')]
    if (below === undefined) return [`${name} has no layer yet; give it a line in test/boundaries.test.ts`]
    const others = Object.keys(dependencies).filter((other) => other.startsWith('@dezero/'))
    return others
      .filter((other) => !below.includes(other.replace('@dezero/', '')))
      .map((other) => `${name} must not depend on ${other}`)
  })
}

describe('this workspace', () => {
  it('has no cycles, and no undeclared or relative imports between packages', async () => {
    expect(await violations(root)).toEqual([])
  })
  it('points downward only', () => expect(upward(published)).toEqual([]))
})

describe('these checks refuse', () => {
  const made = mkdtempSync(join(tmpdir(), 'dezero-boundaries-'))
  afterAll(() => rmSync(made, { recursive: true }))

  const onBelow = { dependencies: { below: 'workspace:*' } }
  const onAbove = { dependencies: { above: 'workspace:*' } }

  /** A workspace of two packages: `above`, with some code, and `below`. */
  function workspace(code: string, above: object = {}, below: object = {}): string {
    const folder = mkdtempSync(join(made, 'workspace-'))
    const files = {
      'package.json': JSON.stringify({ name: 'made-up', private: true, packageManager: 'pnpm@12.0.0' }),
      'pnpm-workspace.yaml': 'packages: [packages/*]',
      'turbo.json': '{}',
      'packages/above/package.json': JSON.stringify({ name: 'above', ...above }),
      'packages/above/src/index.ts': code,
      'packages/below/package.json': JSON.stringify({ name: 'below', ...below }),
      'packages/below/src/index.ts': 'export const x = 1',
    }
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), text)
    }
    return folder
  }

  it('nothing in an import that is declared', async () => {
    expect(await violations(workspace("export { x } from 'below'", onBelow))).toEqual([])
  })

  it.each([
    ['an import of an undeclared package', "export { x } from 'below'", {}, {}, 'it is not a dependency'],
    ['an import of an undeclared library', "export { diffLines } from 'diff'", {}, {}, 'it is not a dependency'],
    ['a type from an undeclared package', "export type { X } from 'below'", {}, {}, 'it is not a dependency'],
    ['a relative path', "export { x } from '../../below/src/index.ts'", onBelow, {}, 'leaves the package'],
    ['a cycle', "export { x } from 'below'", onBelow, onAbove, 'Circular package dependency'],
  ])('%s', async (_, code, above, below, reason) => {
    expect(await violations(workspace(code, above, below))).toEqual([expect.stringContaining(reason)])
  })

  it('a dependency that is not below', () => {
    const dependencies = { '@dezero/core': 'workspace:*', '@dezero/ndarray': 'workspace:*' }
    expect(upward([{ name: '@dezero/utils', dependencies }])).toEqual(['@dezero/utils must not depend on @dezero/core'])
  })

  it('a package without a layer', () => {
    expect(upward([{ name: '@dezero/new' }])).toEqual([expect.stringContaining('@dezero/new has no layer yet')])
  })
})
