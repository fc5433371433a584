import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync, utimesSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { stripVTControlCharacters } from 'node:util'
import { describe, expect, it, vi } from 'vitest'
import { readSteps } from '../src/runner/step.ts'

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url))
const all = fileURLToPath(new URL('../src/all.ts', import.meta.url))
const loader = ['--import', import.meta.resolve('@dezero/strip-types')]
const fileOf = (number: number) => readSteps()[number - 1].file

interface Answer {
  code: number | null
  stdout: string
  stderr: string
}

/** `pnpm step …`, or another program, and how it answers. */
function step(args: string, env: Record<string, string> = {}, program = main): Promise<Answer> {
  const words = [...loader, program, ...args.split(' ').filter(Boolean)]
  return new Promise((resolve) => {
    const child = execFile(process.execPath, words, { env: { ...process.env, ...env } }, (_, stdout, stderr) =>
      resolve({ code: child.exitCode, stdout, stderr }),
    )
  })
}

describe.concurrent('pnpm step', () => {
  it('alone lists the stages and the steps, and which core each uses', async ({ expect }) => {
    const { code, stdout } = await step('')
    expect(code).toBe(0)
    expect(stdout).toMatch(/^Stage 1 · Automatic differentiation$/m)
    expect(stdout).toMatch(/^ {3}7 {2}Backpropagation, automatic +builds its own$/m)
    expect(stdout).toMatch(/^ {2}15 {2}Complex graphs, the theory +no core$/m)
    expect(stdout).toMatch(/^ {2}24 {2}Gradients of complex functions +simple core$/m)
    expect(stdout).toMatch(/^ {2}33 {2}Newton's method, automatic +full core$/m)
    expect(stdout).toMatch(/^ {2}51 {2}Learning MNIST +full core$/m)
    expect(stdout).toMatch(/^ {2}60 {2}LSTM and data loaders +full core$/m)
    expect(stdout).toMatch(/^Still to come, .+: step 52\.$/m)
  })

  it('03 runs a step', async ({ expect }) => {
    expect(await step('03')).toEqual({ code: 0, stdout: '1.648721270700128\n', stderr: '' })
  })

  it('has options of its own: 51 --epochs, of which the header says what makes it short', () => {
    expect(readSteps()[50]).toMatchObject({ takesOptions: true, shortForm: ['--epochs', '1', '--hidden', '20'] })
  })

  it('24 --core full runs it on that core', async ({ expect }) => {
    expect((await step('24 --core full')).stdout).toMatch(/^sphere: variable\(2.0\) variable\(2.0\)$/m)
  })

  for (const [args, sentence] of [
    ['99', /^There is no step 99: there are steps 1–.+, and "npx -y pnpm@12 step" lists them\.$/],
    ['37 --core simple', /^Step 37 needs functions of whole arrays .+: run it with --core full\.$/],
    ['7 --core full', /^Step 7 builds Variable itself, so it takes no --core; .+\.$/],
    ['3 --order 4', 'Step 3 takes no --order 4; "npx -y pnpm@12 step --help" says what there is.'],
    ['--source', '--source is for one step, whose number comes first: npx -y pnpm@12 step 24 --source'],
    ['--core full', '--core full is for one step, whose number comes first: npx -y pnpm@12 step 24 --core full'],
    ['7 --source --diff', "error: option '--source' cannot be used with option '--diff'"],
    ['24 --core fast', /^error: .+ Allowed choices are simple, full\.$/],
    ['33 --core simple', /^Step 33 needs gradients that can be differentiated again, .+: run it with --core full\.$/],
    ['35 --order 0', '--order takes a whole number from 1 to 9, not "0": the graph of order 9 has 7,329 functions.'],
    [
      '35 --order foo',
      '--order takes a whole number from 1 to 9, not "foo": the graph of order 9 has 7,329 functions.',
    ],
    ['35 --order 99', '--order takes a whole number from 1 to 9, not "99": the graph of order 9 has 7,329 functions.'],
    ['51 --model sgd', '--model takes sigmoid-sgd or relu-adam, not "sgd".'],
    ['51 --epoch 1', /^This step takes --epochs and a number, .+, not "--epoch 1"\.$/],
    ['52', /^Step 52 comes later: so far there are steps 1–51, .+, and .+ lists them\.$/],
    ['35 --order', 'This step takes --order and a number, not "--order".'],
    ['35 --ordre 4', 'This step takes --order and a number, not "--ordre 4".'],
    [
      '58 --weights package.json',
      '--weights: VGG16.load: package.json: neither a .npz nor a .safetensors file; is it another file, or damaged?',
    ],
  ] as const) {
    it(`${args} is refused in one sentence`, async ({ expect }) => {
      const { code, stdout, stderr } = await step(args)
      expect(code).toBe(1)
      expect(stdout).toBe('')
      expect(stderr.replace(/\n$/, '')).toMatch(sentence)
    })
  }

  it('35 --order 7 says that the graph is too large to draw, and where its text is', async ({ expect }) => {
    const { code, stdout } = await step('35 --order 7')
    expect(code).toBe(0)
    expect(stdout).toMatch(/1856 nodes is too large to read; .+ in apps\/steps\/output\/step35-tanh-7\.dot instead/)
  })

  it('7 --source prints the script as it is', async ({ expect }) => {
    expect((await step('7 --source')).stdout).toBe(readFileSync(fileOf(7), 'utf8'))
  })

  it('7 --source has colours on a terminal', async ({ expect }) => {
    const { stdout } = await step('7 --source', { FORCE_COLOR: '1' })
    expect(stdout).toContain('\x1b[35mclass\x1b[39m \x1b[36mVariable\x1b[39m')
    expect(stripVTControlCharacters(stdout)).toBe(readFileSync(fileOf(7), 'utf8'))
  })

  it('14 --diff shows what changed since step 13', async ({ expect }) => {
    const { stdout } = await step('14 --diff')
    expect(stdout).toMatch(/^step 13 → step 14$/m)
    expect(stdout).toMatch(/^\+ {2}clearGrad\(\) \{$/m)
    expect(stdout).toMatch(/^- {8}x\.grad = gxs\[i\]$/m)
  })

  it('--help tells the options', async ({ expect }) => {
    const { stdout } = await step('--help')
    for (const option of ['--core', '--source', '--diff', '--watch']) expect(stdout).toContain(option)
  })
})

it.each(['7 --source', '28', '35 --order 3'])('step %s ends in silence when nobody reads on', async (args) => {
  const child = spawn(process.execPath, [...loader, main, ...args.split(' ')])
  const errors: string[] = []
  child.stderr.on('data', (chunk) => errors.push(String(chunk)))
  child.stdout.destroy()
  expect(await once(child, 'exit')).toEqual([0, null])
  expect(errors.join('')).toBe('')
  const output = fileURLToPath(new URL('../output/', import.meta.url))
  const unfinished = () => readdirSync(output).filter((name) => !/\.(svg|png|dot)$/.test(name))
  await vi.waitFor(() => expect(unfinished()).toEqual([])) // other tests write there too
})

it('pnpm steps runs nothing when it gets an argument', async () => {
  expect(await step('7', {}, all)).toMatchObject({ code: 1, stdout: '' })
  expect((await step('--help', {}, all)).stdout).toMatch(/^Usage: npx -y pnpm@12 steps/)
})

it('pnpm step 3 --watch runs it again on each save', async () => {
  const child = spawn(process.execPath, [...loader, main, '3', '--watch'])
  let text = ''
  child.stdout.on('data', (chunk) => {
    text += chunk
  })
  const printed = (times: number) => vi.waitUntil(() => text.split('1.648721270700128').length > times, 20_000)

  await printed(1)
  utimesSync(fileOf(3), new Date(), new Date())
  await printed(2)
  child.kill()
  await once(child, 'exit')
  expect(text).toContain('Restarting')
})
