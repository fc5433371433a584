import { describe, expect, it } from 'vitest'
import { readOptions, usage } from '../src/options.ts'

describe('the options', () => {
  it.each([
    [['--time', 'soon'], '--time soon must be a number of milliseconds above 0'],
    [['--rounds', '2.5'], '--rounds 2.5 must be a whole number above 0'],
    [['--processor', 'first'], '--processor first must be a whole number from 0 to '],
    [['--processor', '100000'], '--processor 100000 must be'],
    [['--steps', '0'], '--steps 0 must be a whole number above 0'],
    [['--write', '--filter', 'sin'], '--write shows every row; leave --filter out'],
    [['--peers'], "Unknown option '--peers'"],
  ])('%s is refused', (args, message) => {
    expect(() => readOptions(args)).toThrow(message)
  })

  it('--write measures everything', () => {
    expect(readOptions(['--write', '--time', '5'])).toMatchObject({ growth: true, memory: true, time: 5 })
  })

  it('are all in the help', () => {
    for (const name of [...Object.keys(readOptions([])), 'python']) expect(usage).toContain(`--${name}`)
  })
})
