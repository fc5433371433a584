import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { exercises } from '@dezero/exercises'
import { readSteps } from '@dezero/steps/runner/step.ts'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { Answers } from '../src/terminal/answer.ts'
import { check } from '../src/terminal/check.ts'
import { findExercise } from '../src/terminal/find.ts'
import { listing, whereNext } from '../src/terminal/words.ts'
import { scriptOf } from './answers.ts'

const steps = readSteps()
const [first] = exercises
const sixth = exercises.find(({ step }) => step === 6)!
const made = mkdtempSync(join(tmpdir(), 'dezero-exercises-'))
const folder = () => mkdtempSync(join(made, 'answers-'))
afterAll(() => rmSync(made, { recursive: true }))

describe('which exercise', () => {
  it.each(['6', '06'])('%s is that of step 6', (asked) => expect(findExercise(exercises, asked)).toBe(sixth))

  it.each([
    [
      '3',
      'There is no exercise 3; did you mean "npx -y pnpm@12 exercise 2" (From box to box) or "npx -y pnpm@12 exercise 4"',
    ],
    ['99', 'did you mean "npx -y pnpm@12 exercise 60"'],
    ['newtn', 'did you mean "npx -y pnpm@12 exercise 29" (Newton\'s method)'],
    ['뉴턴', 'did you mean "npx -y pnpm@12 exercise 29" (Newton\'s method)'],
    ['xyzzy', 'There is no exercise "xyzzy"; "npx -y pnpm@12 exercise" lists them all.'],
  ])('%s may mean another', (asked, sentence) => expect(() => findExercise(exercises, asked)).toThrow(sentence))
})

describe('the list', () => {
  it('says what is solved and begun, and what comes next', () => {
    const answers = new Answers(folder())
    answers.begin(sixth, 'en')
    answers.markSolved(first)
    const lines = listing(exercises, steps, answers, 'en').split('\n')
    expect(lines[0]).toMatch(/^✓ {2}1 {2}A box for an array +Variables as boxes$/)
    expect(lines.find((line) => line.includes('chain rule'))).toMatch(/^✎ {2}6 /)
    expect(lines.at(-1)).toBe(`1 of ${exercises.length} solved. Go on with: npx -y pnpm@12 exercise 2`)
  })

  it('goes on in Korean', () => {
    expect(listing(exercises, steps, new Answers(folder()), 'ko')).toContain('배열을 담는 상자')
  })

  it('has an end', () => {
    expect(whereNext(exercises, exercises.at(-1)!, 'en')).toContain('That was the last exercise.')
    expect(whereNext(exercises, first, 'en')).toContain('Next: npx -y pnpm@12 exercise 2 · From box to box')
  })
})

describe('an answer', () => {
  it('is never overwritten, and kept beside a new beginning', () => {
    const answers = new Answers(folder())
    const file = answers.file(sixth)
    answers.begin(sixth, 'en')
    const given = readFileSync(file, 'utf8')
    for (const work of ['mine', 'mine again']) {
      writeFileSync(file, work)
      answers.begin(sixth, 'en')
      expect(readFileSync(file, 'utf8')).toBe(work)
      const kept = answers.setAside(sixth)!
      expect(readFileSync(kept, 'utf8')).toBe(work)
      answers.begin(sixth, 'en')
      expect(readFileSync(file, 'utf8')).toBe(given)
    }
    expect(existsSync(file.replace('.ts', '.2.ts'))).toBe(true)
  })
})

describe.concurrent('an answer', () => {
  it('that never ends is stopped', async ({ expect }) => {
    const script = scriptOf(sixth).replace('return x.mul(2).mul(gy)', 'for (;;) {}')
    const { verdict } = await check(sixth, script, 1)
    expect(verdict).toMatchObject({
      right: false,
      why: { en: expect.stringMatching(/^It was stopped after 1 s/) },
    })
  })

  it('that ends the process is told', async ({ expect }) => {
    const { verdict } = await check(sixth, scriptOf(sixth).replace('return x.mul(2).mul(gy)', 'process.exit()'))
    expect(verdict).toMatchObject({ right: false, why: { en: expect.stringMatching(/^The script has ended before/) } })
  })

  it('that throws is told, with the line', async ({ expect }) => {
    const { verdict } = await check(sixth, scriptOf(sixth).replace('return x.mul(2).mul(gy)', 'return x.sqare()'))
    const sentence = 'The script stops with an error in line 35: TypeError: x.sqare is not a function.'
    expect(verdict).toMatchObject({ right: false, why: { en: sentence } })
  })

  it('that does not parse is told', async ({ expect }) => {
    const { verdict } = await check(sixth, scriptOf(sixth).replace('return x.mul(2).mul(gy)', 'return x.mul(2'))
    expect(verdict).toMatchObject({
      right: false,
      why: { en: expect.stringMatching(/^The script stops with an error in line 36: SyntaxError: Expected .+\.$/) },
    })
  })
})

const main = fileURLToPath(new URL('../src/terminal/main.ts', import.meta.url))
const loader = ['--import', import.meta.resolve('@dezero/strip-types'), '--conditions=@dezero/source']

describe.concurrent('pnpm exercise', () => {
  it('6 --no-watch checks once', async ({ expect }) => {
    const words = [...loader, main, '6', '--no-watch', '--answers', folder()]
    const { code, stdout } = await new Promise<{ code: number | null; stdout: string }>((resolve) => {
      const child = execFile(process.execPath, words, (_, stdout) => resolve({ code: child.exitCode, stdout }))
    })
    expect(code).toBe(1)
    expect(stdout).toMatch(/^Exercise 6 · The chain rule in one function\n.+step06\.ts\n\n {2}✎ gy is the gradient/)
    expect(stdout).toMatch(/\n✗ Blanks are still to be filled in lines 36, 46\.\n$/)
  })

  it('6 checks at each save, and ends when all is right', async ({ expect }) => {
    const answers = folder()
    const child = spawn(process.execPath, [...loader, main, '6', '--watch', '--lang', 'ko', '--answers', answers])
    let text = ''
    child.stdout.on('data', (chunk) => {
      text += chunk
    })
    const exit = once(child, 'exit')
    const says = (words: string) => vi.waitUntil(() => text.includes(words), 20_000)
    const save = (script: string) => writeFileSync(join(answers, 'step06.ts'), script)

    try {
      await says('아직 채우지 않은 빈칸이 있습니다')
      save(scriptOf(sixth).replace('return x.mul(2).mul(gy)', 'console.log("here")\nreturn x.mul(gy)'))
      await says('    here\n')
      await says('✗ Square.backward(1)의 값이 3인데, 바른 값은 6입니다.')
      save(scriptOf(sixth))
      await says('npx -y pnpm@12 exercise 7')
      expect(await exit).toEqual([0, null])
      expect(JSON.parse(readFileSync(join(answers, 'solved.json'), 'utf8'))).toEqual([6])
    } finally {
      child.kill()
    }
  })
})
