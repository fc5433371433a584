import { readSteps } from '@dezero/steps'
import { describe, expect, it } from 'vitest'
import { words } from '../src/words/interface.ts'
import { koreanSteps } from '../src/words/korean-steps.ts'
import { words as status } from '../src/words/status.ts'

const steps = readSteps()

describe('in Korean', () => {
  it('each step has its title and its idea, and there is none for a step that is gone', () => {
    expect(Object.keys(koreanSteps).map(Number)).toEqual(steps.map(({ number }) => number))
  })

  it.each(Object.entries(koreanSteps))(
    'step %s says in Korean what the script says in English',
    (number, { title, idea }) => {
      const step = steps.find((step) => step.number === Number(number))!
      expect(title).toMatch(/\p{Script=Hangul}|double backprop/u)
      expect(idea).toMatch(/니다[.:]/)
      // Code, options and large numbers of the idea are the same.
      const marks = (text: string) => text.match(/\w+\(\)|--\w+|\d+,\d{3}/g)?.sort() ?? []
      expect(new Set(marks(idea))).toEqual(new Set(marks(step.idea)))
    },
  )

  it('the interface leaves nothing out', () => {
    const paths = (value: object): string[] =>
      Object.entries(value).flatMap(([key, item]) =>
        typeof item === 'object' ? paths(item).map((path) => `${key}.${path}`) : [key],
      )
    expect(paths(words.ko)).toEqual(paths(words.en))
    expect(paths(status.ko)).toEqual(paths(status.en))
    const names = (text: string) => text.match(/\{\w+\}/g) ?? []
    for (const key of Object.keys(status.en) as (keyof typeof status.en)[]) {
      expect(names(status.ko[key])).toEqual(names(status.en[key]))
    }
  })
})
