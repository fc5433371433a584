import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { root, run } from './run.ts'
import { lines, promised, snippets } from './snippets.ts'

const page = readFileSync(`${root}docs/calculus.md`, 'utf8')
const titles = [...page.matchAll(/^## (.*)$/gm)].map(([, title]) => title)
const problems = snippets(page, 'ts').map((code, i) => [titles[i], code] as const)

const folder = mkdtempSync(join(root, 'node_modules/.calculus-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe('docs/calculus.md', () => {
  it('has eight problems, one under each title', () => {
    expect(problems).toHaveLength(8)
    expect(titles).toHaveLength(8)
  })

  it('type-checks', async () => {
    const options = { extends: '../../tsconfig.base.json', compilerOptions: { noEmit: true, types: ['node'] } }
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ ...options, include: ['*.ts'] }))
    for (const [i, code] of snippets(page, 'ts').entries()) writeFileSync(join(folder, `problem${i}.ts`), code)
    await run('tsc', ['--project', folder])
  })

  it.concurrent.each(problems)('%s prints what it says', async (_, code) => {
    const output = await run('tsx', ['--conditions=@dezero/source', '--input-type=module', '--eval', code])
    expect(promised(code)).not.toEqual([])
    expect(lines(output)).toEqual(promised(code))
  })
})
