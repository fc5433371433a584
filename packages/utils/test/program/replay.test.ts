import { Variable as FullVariable, gradients, sum, where } from '@dezero/core'
import { array, type NdArray } from '@dezero/ndarray'
import { replay } from '@dezero/utils'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cores } from '../cores.ts'

describe.each(cores)('replay, for $name', ({ core: { FunctionNode, Variable } }) => {
  it('runs a recorded graph on new arrays, and leaves it as it was', () => {
    const x = new Variable([1, 2])
    const y = x.pow(2).add(1)
    expect(replay([y], { inputs: new Map([[x, [3, 4]]]) })).toEqual([array([10, 17])])
    expect(y.data).toBeAllClose([2, 5])
    y.backward()
    expect(x.grad).toBeAllClose([2, 4])
  })

  it('reads other leaves as they are now', () => {
    const [x, w] = [new Variable(2), new Variable(3)]
    const y = x.mul(w)
    w.data = array(10)
    expect(replay([y], { inputs: new Map([[x, 5]]) })[0]).toBeAllClose(50)
  })

  it('goes on from a result whose array is given, also where another output of its call is computed', () => {
    class Both extends FunctionNode {
      forward(x: NdArray) {
        return [x, x.neg()]
      }
      backward(gy0: Gradient, gy1: Gradient) {
        return gy0.sub(gy1)
      }
    }
    const x = new Variable(1)
    const [first, second] = new Both().call(x) as unknown as (typeof x)[]
    const inputs = new Map([
      [first, 10],
      [x, 2],
    ])
    expect(replay([first.add(second)], { inputs })[0]).toBeAllClose(8)
  })

  it('gives inputs and constants back where they are the outputs', () => {
    const [x, c] = [new Variable(1), new Variable(2)]
    const [y, z] = replay([x, c], { inputs: new Map([[x, 7]]) })
    expect([y.item(), z.item()]).toEqual([7, 2])
  })

  it('goes as deep as the graph', () => {
    const x = new Variable(1)
    let y = x
    for (let i = 0; i < 20_000; i++) y = y.neg()
    expect(replay([y], { inputs: new Map([[x, 3]]) })[0].item()).toBe(3)
  })

  it('refuses arrays of another shape or dtype by name', () => {
    const x = new Variable([1, 2], { name: 'x' })
    const y = x.neg()
    expect(() => replay([y], { inputs: new Map([[x, [1, 2, 3]]]) })).toThrow(
      'replay: input 1 ("x") has shape [3], and the graph was recorded with [2]; record one for each shape',
    )
    expect(() => replay([y], { inputs: new Map([[x, array([1, 2], { dtype: 'float32' })]]) })).toThrow(
      'replay: input 1 ("x") is float32, and the graph was recorded with float64; give x.astype(\'float64\')',
    )
  })

  it('refuses an input that no output depends on, unless told', () => {
    const [x, t] = [new Variable(1), new Variable(2)]
    const inputs = new Map([
      [x, 3],
      [t, 4],
    ])
    expect(() => replay([x.neg()], { inputs })).toThrow('replay: no output depends on input 2')
    expect(replay([x.neg()], { inputs, allowUnused: true })[0].item()).toBe(-3)
  })
})

describe('a graph is a complete program: run again on other numbers, it gives what they give', () => {
  const functions: Record<string, (x: FullVariable) => FullVariable> = {
    'x.mul(x.greater(0))': (x) => x.mul(x.greater(0)),
    'where(x > 1, x², 3x)': (x) => where(x.greater(1), x.pow(2), x.mul(3)),
    'max(x)': (x) => x.pow(2).max(),
    'x · sign x': (x) => x.mul(x.sign()).pow(2),
    'x[argmax x]': (x) => x.take(x.argmax()).pow(2),
    'prod(x)': (x) => x.prod(),
    'std(x)': (x) => x.std(),
  }
  const numbers = fc.array(fc.integer({ min: -8, max: 8 }), { minLength: 4, maxLength: 4 })

  it.each(Object.entries(functions))('%s, its gradient and its second gradient', (_, f) => {
    const derivatives = (at: number[]) => {
      const x = new FullVariable(at)
      const y = f(x)
      const [gx] = gradients(sum(y), [x], { createGraph: true })
      const [gx2] = gradients(sum(gx), [x], { createGraph: true })
      return { x, results: [y, gx, gx2] }
    }
    fc.assert(
      fc.property(numbers, numbers, (first, second) => {
        const { x, results } = derivatives(first)
        const expected = derivatives(second).results
        replay(results, { inputs: new Map([[x, second]]) }).forEach((result, i) => {
          expect(result).toBeAllClose(expected[i].data)
        })
      }),
      { numRuns: 20 },
    )
  })
})

type Gradient = NdArray
