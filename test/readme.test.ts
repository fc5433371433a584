import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { lexer, walkTokens } from 'marked'
import { describe, expect, it } from 'vitest'
import { installCommands } from './project.ts'
import { root, run } from './run.ts'
import { lines, promised, snippets } from './snippets.ts'

const read = (path: string) => readFileSync(root + path, 'utf8')
const english = read('README.md')
const korean = read('README.ko.md')

/** The commands of a README, without the comments behind them. */
const commands = (readme: string) =>
  snippets(readme, 'sh').flatMap((block) => lines(block).map((line) => line.replace(/ +#.*/, '')))

const testCommand = 'npx -y pnpm@12 test'

describe('the code in both READMEs', () => {
  it('is the same', () => {
    expect(commands(korean)).toEqual(commands(english))
    expect(snippets(korean, 'ts')).toEqual(snippets(english, 'ts'))
  })

  it('tests with the command of .ci/run and of CI, which ends in vitest', () => {
    expect(commands(english)).toContain(testCommand)
    expect(read('.ci/run')).toContain(testCommand)
    expect(read('.github/workflows/ci.yml')).toContain(`run: ${testCommand}`)
    expect(JSON.parse(read('package.json')).scripts.test).toMatch(/vitest run$/)
  })

  const inSteps = ['npx -y pnpm@12 step 51', 'npx -y pnpm@12 steps'] // by the tests of apps/steps, the first in short
  const triedElsewhere = [testCommand, ...inSteps, ...installCommands()] // the latter by packages.test.ts
  const others = commands(english).filter((command) => !triedElsewhere.includes(command))
  it.concurrent.each(others)('%s', { timeout: 120_000 }, async (command) => {
    expect(await run('sh', ['-c', command])).not.toBe('')
  })

  it('has example.ts in it', () => {
    expect(snippets(english, 'ts')).toContain(read('example.ts').trimEnd())
  })

  it.concurrent.each(snippets(english, 'ts'))('example %# prints what it says', async (code) => {
    const output = await run('tsx', ['--conditions=@dezero/source', '--input-type=module', '--eval', code])
    expect(promised(code)).not.toEqual([])
    expect(lines(output)).toEqual(promised(code))
  })
})

describe.each(
  Object.entries({ 'README.md': english, 'README.ko.md': korean, 'CONTRIBUTING.md': read('CONTRIBUTING.md') }),
)('the links of %s', (_, text) => {
  const links: string[] = []
  walkTokens(lexer(text), (token) => {
    if (token.type === 'link' || token.type === 'image') links.push(token.href)
  })

  it('lead to what is there', () => {
    expect(links.filter((link) => !link.startsWith('https:') && !existsSync(root + link.replace(/#.*/, '')))).toEqual(
      [],
    )
  })
})

describe.each(Object.entries({ English: english, Korean: korean }))('the %s map', (_, readme) => {
  it.each(['packages', 'apps'])('has everything in %s', (folder) => {
    const shown = readdirSync(root + folder).filter((name) => {
      const manifest = `${folder}/${name}/package.json`
      return existsSync(root + manifest) && (folder === 'apps' || !JSON.parse(read(manifest)).private)
    })
    expect(shown.filter((name) => !readme.includes(`](${folder}/${name})`))).toEqual([])
  })
})
