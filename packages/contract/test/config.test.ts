import { afterEach, describe, expect, it } from 'vitest'
import { cores } from './cores.ts'

describe.each(cores)('the configuration of $name', ({ core }) => {
  const { config, noGrad, usingConfig, Variable } = core
  afterEach(() => expect(config.enableBackprop).toBe(true))

  it('holds for the callback only, and returns what it returns', () => {
    const during = usingConfig('enableBackprop', false, () => config.enableBackprop)
    expect(during).toBe(false)
  })

  it('records no graph within noGrad', () => {
    expect(noGrad(() => new Variable(2).pow(2)).creator).toBeUndefined()
    expect(new Variable(2).pow(2).creator?.name).toBe('Pow')
  })

  it('nests', () => {
    noGrad(() => {
      usingConfig('enableBackprop', true, () => expect(new Variable(2).neg().creator).toBeDefined())
      expect(config.enableBackprop).toBe(false)
    })
  })

  it('is restored when the callback throws', () => {
    expect(() =>
      noGrad(() => {
        throw new Error('inside')
      }),
    ).toThrow('inside')
  })

  it('refuses an async function before it runs', () => {
    let ran = false
    const callback = async () => {
      ran = true
    }
    expect(() => noGrad(callback)).toThrow('usingConfig, noGrad and testMode: the callback is async')
    expect(ran).toBe(false)
  })

  it('refuses a callback that returns a promise', () => {
    expect(() => noGrad(() => Promise.reject(new Error('late')))).toThrow(
      'usingConfig, noGrad and testMode: the callback is async',
    )
  })

  it('refuses a generator, whose body would run later, and what is no function', () => {
    expect(() => noGrad(function* () {})).toThrow(
      'usingConfig, noGrad and testMode: the callback is async or a generator',
    )
    expect(() => noGrad(new Variable(1) as never)).toThrow(
      'usingConfig, noGrad and testMode: expected a function to run, got Variable',
    )
  })

  it('refuses a callback that returns what runs on later: an iterator of a generator, a list of promises', () => {
    const lazy = [
      () => (function* () {})(),
      () => (async function* () {})(),
      () => [1, Promise.resolve(2)],
      () => [Promise.reject(new Error('late'))],
    ]
    for (const callback of lazy) expect(() => noGrad<unknown>(callback)).toThrow('async or a generator')
    expect(noGrad(() => [1, 2])).toEqual([1, 2])
  })

  it('refuses a setting that does not exist', () => {
    expect(() => usingConfig('enableBackpropagation' as 'enableBackprop', false, () => 0)).toThrow(
      'usingConfig: there is no setting "enableBackpropagation"; there is enableBackprop',
    )
  })
})
