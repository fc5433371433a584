import { readdirSync, readFileSync } from 'node:fs'
import { blanksLeft, exercises, unfilled, withBlanks } from '@dezero/exercises'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { readSource } from '../src/terminal/source.ts'
import { scriptOf, verdictOn } from './answers.ts'

beforeAll(() => void vi.spyOn(console, 'log').mockImplementation(() => {}))
afterAll(() => void vi.restoreAllMocks())

describe.each(exercises.map((exercise) => ({ exercise, name: `${exercise.step}, ${exercise.title.en},` })))(
  'exercise $name',
  ({ exercise }) => {
    it('is wrong as it is given, and says so in a sentence', () => {
      const given = withBlanks(exercise, readSource(exercise))
      expect(blanksLeft(given)).toHaveLength(exercise.blanks.length)
      expect(unfilled(given)).toMatchObject({ right: false, why: { en: expect.stringMatching(/^.+\.$/) } })
    })

    it('needs each of its blanks', async () => {
      for (const one of exercise.blanks) {
        const given = withBlanks({ ...exercise, blanks: [one] }, readSource(exercise))
        const endsLoop = one.at.at(-1)!.startsWith('while') // which would go on for ever; the blank itself throws
        const answer = endsLoop ? given : given.replace('___', 'undefined!')
        expect(await verdictOn(exercise, answer), one.task.en).toMatchObject({ right: false })
      }
    })

    it('is solved by the step', async () => {
      expect(await verdictOn(exercise, scriptOf(exercise))).toEqual({ right: true })
    })

    it('has Korean texts', () => {
      for (const { ko } of [exercise.title, ...exercise.blanks.map(({ task }) => task)]) expect(ko).not.toBe('')
      expect(exercise.title.ko).toMatch(/\p{Script=Hangul}/u)
    })
  },
)

it('there are at least 20', () => expect(exercises.length).toBeGreaterThanOrEqual(20))

it('in the order of the book', () => {
  const numbers = exercises.map(({ step }) => step)
  expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b))
})

it('a blank whose words the step no longer has is refused', () => {
  const [exercise] = exercises
  expect(() => withBlanks(exercise, '// another script')).toThrow('the script has no line with "class Variable"')
})

it('a page can use them: beside the terminal, nothing imports a package or Node', () => {
  const folder = new URL('../src/', import.meta.url)
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /^(?!terminal).+\.ts$/.test(file),
  )
  const imported = files.flatMap(
    (file) => readFileSync(new URL(file, folder), 'utf8').match(/^import (?!type).+from '[^.].+'/gm) ?? [],
  )
  expect(files.length).toBeGreaterThan(exercises.length)
  expect(imported).toEqual([])
})
