import { inspect, isDeepStrictEqual } from 'node:util'
import { arange, array } from '@dezero/ndarray'
import { describe, expect, it } from 'vitest'
import { type Core, cores } from './cores.ts'

type FunctionNodeOfEither = InstanceType<Core['FunctionNode']>

describe.each(cores)('Variable of $name', ({ core, name }) => {
  const { asVariable, isSimpleCore, Variable } = core

  it.each([
    ['a number', 2, 'variable(2.0)'],
    ['a list', [1, 2, 3], 'variable([1. 2. 3.])'],
    [
      'nested lists',
      [
        [1, 2],
        [3, 4],
      ],
      'variable([[1. 2.]\n          [3. 4.]])',
    ],
    ['an array', array([1, 2], { dtype: 'int32' }), 'variable([1 2])'],
    ['a typed array', new Float32Array([0.5]), 'variable([0.5])'],
    ['pixels of a picture', new Uint8ClampedArray([0, 255]), 'variable([  0 255])'],
    ['booleans', [true, false], 'variable([ True False])'],
  ])('is made of %s, and prints as in the book (step 19)', (_, value, text) => {
    expect(String(new Variable(value))).toBe(text)
    expect(inspect(new Variable(value))).toBe(text)
  })

  it('shows shape, ndim, size, length and dtype of its data (step 19)', () => {
    const x = new Variable(arange(6).reshape(2, 3), { name: 'x' })
    expect([x.shape, x.ndim, x.size, x.length, x.dtype, x.name]).toEqual([[2, 3], 2, 6, 2, 'float64', 'x'])
    expect(() => new Variable(1).length).toThrow('length: a 0-d array has no length')
  })

  it('keeps the array that it is given, without a copy', () => {
    const data = array([1, 2])
    expect(new Variable(data).data).toBe(data)
  })

  it('counts generations along the longest way (step 16)', () => {
    const x = new Variable(1)
    const t = x.neg().neg()
    const y = x.add(t)
    const f = y.creator as NonNullable<typeof y.creator>
    expect([x.generation, t.generation, f.generation, y.generation]).toEqual([0, 2, 2, 3])
    y.unchain()
    expect([y.creator, y.generation]).toEqual([undefined, 0])
    y.setCreator(f)
    expect([y.creator, y.generation]).toEqual([f, 3])
  })

  it('is tied by setCreator to no call but the one that it is an output of', () => {
    const f = new Variable(2).neg().creator as FunctionNodeOfEither
    expect(() => new Variable(1).setCreator(f)).toThrow('setCreator: this variable is no output of Neg')
  })

  it('never equals one with other data where objects are compared field by field', () => {
    expect(isDeepStrictEqual(new Variable(1), new Variable(2))).toBe(false)
    expect(new Variable([1, 2])).not.toEqual(new Variable([1, 3]))
  })

  it('is returned by asVariable as it is', () => {
    const x = new Variable(1)
    expect(asVariable(x)).toBe(x)
    expect(asVariable(2)).toBeAllClose(2)
  })

  it('writes its numbers in JSON', () => {
    expect(JSON.stringify([new Variable([1, 2]), new Variable(3)])).toBe('[[1,2],3]')
  })

  it('is text among text, but no number, which would leave the graph', () => {
    const x = new Variable(2)
    expect(`loss: ${x}`).toBe('loss: variable(2.0)')
    expect(() => (x as unknown as number) * 3).toThrow('a Variable has no operators: write x.mul(2) for x * 2')
  })

  it('says which core it belongs to', () => {
    expect(isSimpleCore).toBe(name === 'core-simple')
  })
})
