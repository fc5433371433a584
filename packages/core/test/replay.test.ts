import { array, type NdArray } from '@dezero/ndarray'
import { replay } from '@dezero/testing'
import { describe, expect, it } from 'vitest'
import { gradients, greater, max, sum, Variable, where } from '../src/index.ts'

describe('a graph is a complete program: run again on other numbers, it gives what they give', () => {
  const functions: Record<string, (x: Variable) => Variable> = {
    'x.mul(x.greater(0))': (x) => x.mul(x.greater(0)),
    'where(x > 1, x², 3x)': (x) => where(greater(x, 1), x.pow(2), x.mul(3)),
    'max(x)': (x) => max(x.pow(2)),
    'x · sign x': (x) => x.mul(x.sign()).pow(2),
    'x[argmax x]': (x) => x.take(x.argmax()).pow(2),
    'prod(x)': (x) => x.prod(),
    'std(x)': (x) => x.std(),
  }
  const [first, second] = [array([1, -2, 3, 0.5]), array([-4, 2, -0.5, -3])]

  it.each(Object.entries(functions))('%s, its gradient and its second gradient', (_, f) => {
    const derivatives = (at: NdArray) => {
      const x = new Variable(at)
      const y = f(x)
      const [gx] = gradients(sum(y), [x], { createGraph: true })
      const [gx2] = gradients(sum(gx), [x], { createGraph: true })
      return { x, results: [y, gx, gx2] }
    }
    const recorded = derivatives(first)
    const expected = derivatives(second)
    recorded.results.forEach((result, i) => {
      expect(replay(result, new Map([[recorded.x, second]]))).toBeAllClose(expected.results[i].data)
    })
  })
})
