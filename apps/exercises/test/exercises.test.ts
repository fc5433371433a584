import { blanksLeft, type Exercise, exercises, judge, moduleOf, unfilled, withBlanks } from '@dezero/exercises'
import { readSteps } from '@dezero/steps/runner/step.ts'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { load } from '../src/terminal/load.ts'

const steps = readSteps()
const scriptOf = ({ step }: Exercise) => steps.find(({ number }) => number === step)!.source
const importable = (script: string) => script.replaceAll("from '../", "from '@dezero/steps/")
const verdictOn = (exercise: Exercise, script: string) =>
  judge(exercise, () => load(moduleOf(exercise, importable(script))))

beforeAll(() => void vi.spyOn(console, 'log').mockImplementation(() => {}))
afterAll(() => void vi.restoreAllMocks())

describe.each(exercises.map((exercise) => ({ exercise, name: `${exercise.step} ${exercise.title.en}` })))(
  'exercise $name',
  ({ exercise }) => {
    it('is wrong as it is given, and says so in a sentence', () => {
      const given = withBlanks(exercise, scriptOf(exercise))
      expect(blanksLeft(given)).toHaveLength(exercise.blanks.length)
      expect(unfilled(given)).toMatchObject({ right: false, why: { en: expect.stringMatching(/^.+\.$/) } })
    })

    it('is solved by the step', async () => {
      expect(await verdictOn(exercise, scriptOf(exercise))).toEqual({ right: true })
    })
  },
)
