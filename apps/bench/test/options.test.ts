import { describe, expect, it } from 'vitest'
import { familiesWith, rowsWith } from '../src/choice.ts'
import { readOptions, usage } from '../src/options.ts'

describe('the options', () => {
  it.each([
    [['--time', '0'], '--time 0 must be a number of milliseconds above 0'],
    [['--time', 'soon'], '--time soon must be'],
    [['--steps', '0'], '--steps 0 must be a whole number above 0'],
    [['--peer'], "Unknown option '--peer'"],
    [['--peers'], '--peers has moved: npx -y pnpm@12 bench:peers compares with other libraries'],
    [['--filter', 'sin', '--write'], '--write has moved: npx -y pnpm@12 bench:peers'],
  ])('%s is refused', (args, message) => {
    expect(() => readOptions(args)).toThrow(message)
  })

  it('are all in the help', () => {
    for (const name of Object.keys(readOptions([]))) expect(usage).toContain(`--${name}`)
  })
})

describe('the filter', () => {
  it('ignores case', () => {
    expect(rowsWith('NEWTON').map(({ name }) => name)).toEqual(['Newton, 10 iterations (step 33)'])
  })

  it('applies to the rows of families', () => {
    expect(familiesWith('size 1000').map(({ name, xs }) => [name, xs[0]])).toEqual([
      ['add', 1000],
      ['sin', 1000],
      ['sum', 1000],
    ])
  })

  it('lists the rows when it finds none', () => {
    expect(() => rowsWith('cosine')).toThrow(/no row contains "cosine"; the rows are:\n {2}scalar chain/)
    expect(() => familiesWith('cosine')).toThrow(/no row contains "cosine"; the rows are:\n {2}chain of 100\n/)
  })
})
