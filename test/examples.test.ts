import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { published } from './packages.ts'
import { root, run } from './run.ts'
import { lines, promised } from './snippets.ts'

const sources = published
  .flatMap(({ folder }) => files(`${root}packages/${folder}/src`))
  .map((file) => readFileSync(file, 'utf8'))

function files(folder: string): string[] {
  const all = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  return all.filter((file) => file.endsWith('.ts')).map((file) => join(folder, file))
}

/** The examples in the comments of the sources, which editors show and the reference prints. */
const examples = sources.flatMap((text) => {
  const found = text.matchAll(/^ \* @example\n \* ```ts\n(.*?)^ \* ```\n \*\/\nexport (.*?)[<({]/gms)
  return [...found].map(([, code, name]) => ({ name, code: code.replace(/^ \* ?/gm, '') }))
})

const folder = mkdtempSync(join(root, 'node_modules/.examples-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe('the examples in comments', () => {
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
  for (const [i, { code }] of examples.entries()) writeFileSync(join(folder, `example${i}.ts`), code)

  it('are found, all of them', () => {
    expect(examples).toHaveLength(sources.join('').split('@example').length - 1)
  })

  it('type-check', async () => {
    const options = { extends: '../../tsconfig.base.json', compilerOptions: { noEmit: true, types: ['node'] } }
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ ...options, include: ['*.ts'] }))
    await run('tsc', ['--project', folder])
  })

  it('print what they say', async () => {
    const all = examples.map((_, i) => `console.log('example', ${i})\nawait import('./example${i}.ts')`)
    writeFileSync(join(folder, 'all.ts'), `${all.join('\n')}\nexport {}`)
    const output = await run('tsx', ['--conditions=@dezero/source', join(folder, 'all.ts')])
    expect(lines(output)).toEqual(examples.flatMap(({ code }, i) => [`example ${i}`, ...promised(code)]))
  })

  it.each(examples)('$name promises something', ({ code }) => expect(promised(code)).not.toEqual([]))
})
