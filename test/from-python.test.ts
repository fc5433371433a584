import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { lexer, type Tokens } from 'marked'
import { afterAll, describe, expect, it } from 'vitest'
import { root, run } from './run.ts'
import { snippets } from './snippets.ts'

const page = readFileSync(`${root}docs/from-python.md`, 'utf8')

/** What the middle column of all tables says. */
const expressions = lexer(page)
  .filter((token): token is Tokens.Table => token.type === 'table')
  .flatMap(({ rows }) => rows.map(([, here]) => /^`(.*)`$/.exec(here.text)?.[1] ?? `no code: ${here.text}`))

const [preamble] = snippets(page, 'ts')

/** One program: the lines before the tables, then every cell by itself. */
const program = [
  preamble,
  ...expressions.map((code) => (code.startsWith('class ') ? `{ ${code} }` : `void [${code}]`)),
  `console.log(${expressions.length})`,
].join('\n')

describe('the page for those who come from Python', () => {
  const folder = mkdtempSync(join(root, 'node_modules/.from-python-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'program.ts')
  writeFileSync(file, program)

  it('shows many lines that run as they stand', async () => {
    expect(expressions.length).toBeGreaterThan(50)
    const output = await run('node', ['--import', '@dezero/strip-types', '--conditions=@dezero/source', file])
    expect(output.trim()).toBe(String(expressions.length))
  })

  const flags = '--ignoreConfig --noEmit --strict --skipLibCheck --target es2023 --module nodenext --types node'
  it('which have the types that they should', () => run('tsc', [...flags.split(' '), file]))
})
