import { describe, expect, it } from 'vitest'
import { familiesWith, rowsWith } from '../src/choice.ts'
import { readOptions, usage } from '../src/options.ts'

describe('the options', () => {
  it.each([
    [['--time', '0'], '--time 0 must be a number of milliseconds above 0'],
    [['--time', 'soon'], '--time soon must be'],
    [['--rounds', '2.5'], '--rounds 2.5 must be a whole number above 0'],
    [['--processor', 'first'], '--processor first must be a whole number from 0 to '],
    [['--processor', '100000'], '--processor 100000 must be'],
    [['--steps', '0'], '--steps 0 must be a whole number above 0'],
    [['--write', '--filter', 'sin'], '--write shows every row; leave --filter out'],
    [['--peer'], "Unknown option '--peer'"],
  ])('%s is refused', (args, message) => {
    expect(() => readOptions(args)).toThrow(message)
  })

  it('--write measures everything', () => {
    expect(readOptions(['--write', '--time', '5'])).toMatchObject({ peers: true, growth: true, memory: true, time: 5 })
  })

  it('are all in the help', () => {
    for (const name of Object.keys(readOptions([])).filter((name) => name !== 'python'))
      expect(usage).toContain(`--${name}`)
    expect(usage).toContain('--python')
  })
})

describe('the filter', () => {
  it('finds rows whatever the case', () => {
    expect(rowsWith('NEWTON').map(({ name }) => name)).toEqual(['Newton, 10 iterations (step 33)'])
  })

  it('finds points of pictures', () => {
    expect(familiesWith('size 1000').map(({ name, xs }) => [name, xs[0]])).toEqual([
      ['add', 1000],
      ['sin', 1000],
      ['sum', 1000],
    ])
  })

  it('shows what there is when it finds nothing', () => {
    expect(() => rowsWith('cosine')).toThrow(/no row contains "cosine"; there are:\n {2}scalar chain/)
    expect(() => familiesWith('cosine')).toThrow(/no row contains "cosine"; there are:\n {2}chain of 100\n/)
  })
})
