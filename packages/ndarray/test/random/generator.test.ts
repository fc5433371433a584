import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { random } from '../../src/random/random.ts'
import figures from '../figures/random.json' with { type: 'json' }

describe('a generator of your own', () => {
  it.each(Object.entries(figures.streams))('gives the numbers of np.random.seed(%i)', (n, expected) => {
    const generator = random.generator(Number(n))
    expect(generator.rand(4).tolist()).toEqual(expected['rand(4)'])
    expect(generator.randn(5).tolist()).toEqual(expected['then_randn(5)'])
    expect(generator.permutation(10).tolist()).toEqual(expected['then_permutation(10)'])
    expect(generator.uniform(-0.05, 0.05, { size: 3 }).tolist()).toEqual(expected['then_uniform(-.05,.05,3)'])
    expect(generator.rand(2).tolist()).toEqual(expected['then_rand(2)'])
  })

  it('has the methods of the shared one', () => {
    const { generator: _, ...methods } = random
    expect(Object.keys(random.generator())).toEqual(Object.keys(methods))
  })

  it('changes no other', () => {
    const [one, other] = [random.generator(0), random.generator(0)]
    one.randn(3)
    expect(other.rand(4).tolist()).toEqual(figures.streams[0]['rand(4)'])
  })

  it('leaves the shared one as it is', () => {
    random.seed(0)
    random.generator(1).rand(100)
    expect(random.rand(4).tolist()).toEqual(figures.streams[0]['rand(4)'])
  })

  it('starts again with seed', () => {
    const generator = random.generator(1984)
    generator.randn()
    generator.seed(0)
    expect(generator.rand(4).tolist()).toEqual(figures.streams[0]['rand(4)'])
  })

  it('without a seed is unpredictable', () => {
    expect(random.generator().rand().item()).not.toBe(random.generator().rand().item())
  })

  it('refuses what is no seed', () => {
    expect(() => random.generator(-1)).toThrow('seed: -1 is not a seed; give a whole number from 0 to 2 ** 32 - 1')
  })
})

describe('a state', () => {
  it('as JSON, brings the draws back that followed it', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(1500), fc.nat(3), (seed, uniforms, normals) => {
        const generator = random.generator(seed)
        generator.rand(uniforms)
        generator.randn(normals)
        const state = JSON.stringify(generator.state())
        const draws = () => [generator.randn(3).tolist(), generator.permutation(20).tolist()]
        const first = draws()
        generator.loadState(JSON.parse(state))
        expect(draws()).toEqual(first)
      }),
    )
  })

  it('is a copy, which further draws leave as it is', () => {
    const generator = random.generator(0)
    const state = generator.state()
    generator.rand(1000)
    generator.loadState(state)
    expect(generator.rand(4).tolist()).toEqual(figures.streams[0]['rand(4)'])
  })

  it('moves from one generator to another', () => {
    const [from, to] = [random.generator(3), random.generator(4)]
    from.randn()
    to.loadState(from.state())
    expect(to.randn(5).tolist()).toEqual(from.randn(5).tolist())
  })

  const { key } = random.generator(0).state()
  it.each([
    ['undefined', undefined],
    ['a seed', 1984],
    ['too few words', { key: key.slice(1), position: 0, spareGauss: null }],
    ['a word that is none', { key: key.with(3, 2 ** 32), position: 0, spareGauss: null }],
    ['a position beyond the words', { key, position: 625, spareGauss: null }],
    ['a spare draw that is no number', { key, position: 0, spareGauss: 'none' }],
  ])('is refused: %s', (_, state) => {
    const generator = random.generator(0)
    expect(() => generator.loadState(state as never)).toThrow('is not a state; give what state() returned')
    expect(generator.rand(4).tolist()).toEqual(figures.streams[0]['rand(4)'])
  })
})
