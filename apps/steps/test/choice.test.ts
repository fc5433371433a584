import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Core, coreFor } from '../src/runner/core.ts'
import { diffFromBefore } from '../src/runner/diff.ts'
import { findStep, ranges } from '../src/runner/find.ts'
import { nodeArguments } from '../src/runner/run.ts'
import { parseStep, readSteps } from '../src/runner/step.ts'

const steps = readSteps()
const step = (number: number) => steps[number - 1]
const heading = '// Step 33 · A title   Stage 3\n// An idea.\n'

describe('which step', () => {
  it.each(['7', '07'])('%s is step 7', async (asked) => {
    expect((await findStep(steps, asked)).number).toBe(7)
  })

  it.each(['52'])('%s comes later', async (asked) => {
    await expect(findStep(steps, asked)).rejects.toThrow(`Step ${asked} comes later: so far there are steps 1–`)
  })

  it.each(['99', '0', 'foo', 'xyzzy', 'x'])('%s is none', async (asked) => {
    await expect(findStep(steps, asked)).rejects.toThrow(`There is no step ${asked}: there are steps ${ranges(steps)},`)
  })

  it.each([
    ['goldstein', 24],
    ['Golstein', 24],
    ['weakref', 17],
    ['recursoin', 8],
    ['tanh', 35],
    ['factorial', 27],
    ['mnist', 51],
    ['optimiser', 46],
  ])('%s may mean step %i', async (asked, number) => {
    await expect(findStep(steps, asked)).rejects.toThrow(
      `did you mean "npx -y pnpm@12 step ${number}" (${step(number).title})?`,
    )
  })

  it('is said in ranges', () => {
    const numbered = [1, 2, 3, 5, 7, 8].map((number) => ({ ...step(1), number }))
    expect(ranges(numbered)).toBe('1–3, 5, 7–8')
  })
})

describe('which core', () => {
  const onCore = parseStep('step32.ts', `${heading.replace('33', '32')}import { Variable } from '#core'\n`)
  const later = parseStep('step33.ts', `${heading}import { Variable } from '#core'\n`)
  const needing = parseStep('step33.ts', `${heading}// Needs the full core.\nimport { Variable } from '#core'\n`)

  it.each([
    ['up to step 32', onCore, undefined, 'simple'],
    ['from step 33 on', later, undefined, 'full'],
    ['as asked for', onCore, 'full', 'full'],
    ['as asked for', later, 'simple', 'simple'],
    ['as needed', needing, undefined, 'full'],
    ['none to import', step(7), undefined, undefined],
  ] as const)('%s', (_, step, requested, core) => {
    expect(coreFor(step, requested)).toBe(core)
  })

  it.each<[number, Core]>([
    [7, 'full'],
    [7, 'simple'],
    [15, 'full'],
  ])('step %i takes no --core %s', (number, core) => {
    expect(() => coreFor(step(number), core)).toThrow(/^Step \d+ .+, so it takes no --core; .+ from step 23 on\.$/)
  })

  it('a step that needs the full core says so', () => {
    const sentence =
      'Step 33 needs gradients that can be differentiated again, and those of the simple core are arrays without a graph: run it with --core full.'
    expect(() => coreFor(needing, 'simple')).toThrow(sentence)
  })

  it('a step of networks needs the full core', () => {
    const network = parseStep(
      'step37.ts',
      `${heading.replace('33', '37').replace('Stage 3', 'Stage 4')}import { Variable } from '#core'\n`,
    )
    expect(coreFor(network)).toBe('full')
    expect(() => coreFor(network, 'simple')).toThrow(
      'Step 37 needs functions of whole arrays (sum, reshape, matmul and what networks build on them), and the simple core has none: run it with --core full.',
    )
  })

  it('a step that needs the full core is not type-checked on the simple one', () => {
    const config = readFileSync(new URL('../tsconfig.simple.json', import.meta.url), 'utf8')
    const { exclude = [] } = JSON.parse(config) as { exclude?: string[] }
    const excluded = (file: string) => exclude.some((path) => RegExp(`/${path.replace('?', '\\d')}$`).test(file))
    for (const { file, needsFullCore } of steps) expect(excluded(file), basename(file)).toBe(needsFullCore)
  })
})

describe('a script', () => {
  it('must begin with a header', () => {
    expect(() => parseStep('step33.ts', "console.log('hi')\n")).toThrow('step33.ts must begin with "// Step 7 · Title')
  })

  it('gets options when it reads them', () => {
    const step = parseStep('step35.ts', `${heading}const { values } = parseArgs()\n`)
    expect(step.takesOptions).toBe(true)
    expect(nodeArguments(step, undefined, ['--order', '4']).slice(-3)).toEqual(['step35.ts', '--order', '4'])
  })
})

describe('the difference', () => {
  it('passes over steps that stand by themselves', () => {
    expect(diffFromBefore(steps, step(6))).toMatch(/^step 4 → step 6$/m)
  })

  it.each([
    [1, 'Step 1 is the first: there is no step before it to compare with.'],
    [15, 'Step 15 stands by itself: the next step goes on from the code of step 14.'],
  ])('step %i has none', (number, sentence) => {
    expect(diffFromBefore(steps, step(number))).toBe(sentence)
  })
})
