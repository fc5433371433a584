import { array, type NdArray, ones } from '@dezero/ndarray'
import { collectGarbage } from '@dezero/testing/garbage'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { type Core, cores } from './cores.ts'

type VariableOfEither = InstanceType<Core['Variable']>
type FunctionNodeOfEither = InstanceType<Core['FunctionNode']>

describe.each(cores)('the backward pass of $name', ({ core }) => {
  const { Variable, FunctionNode, noGrad, usingConfig } = core

  it('follows the chain rule back to the leaves (step 7)', () => {
    const x = new Variable(2)
    x.pow(2).pow(2).add(x.pow(2).pow(2)).backward() // step 16: y = 32, x.grad = 64
    expect(x.grad).toBeAllClose(64)
  })

  it('adds up the gradients of a variable that is used more than once (step 14)', () => {
    const x = new Variable(3)
    x.add(x).add(x).backward()
    expect(x.grad).toBeAllClose(3)
  })

  it('adds to a gradient that is there already, until clearGrad (step 14)', () => {
    const x = new Variable(3)
    x.add(x).backward()
    x.add(x).add(x).backward()
    expect(x.grad).toBeAllClose(5)
    x.clearGrad()
    expect(x.grad).toBeUndefined()
  })

  it('takes null for no gradient, as Python has None', () => {
    const x = new Variable(3)
    x.grad = null as never
    const y = x.add(x)
    y.grad = null as never
    y.backward()
    expect(x.grad).toBeAllClose(2)
  })

  it('drops the gradients of intermediate results (step 18)', () => {
    const [x0, x1] = [new Variable(1), new Variable(1)]
    const t = x0.add(x1)
    const y = x0.add(t)
    y.backward()
    expect([y.grad, t.grad]).toEqual([undefined, undefined])
    expect(x0.grad).toBeAllClose(2)
    expect(x1.grad).toBeAllClose(1)
  })

  it('keeps them with retainGrad, and then a second pass adds exactly the first gradients again', () => {
    const x = new Variable(2)
    const t = x.pow(2)
    const y = t.add(t.mul(2))
    y.backward({ retainGrad: true })
    expect(x.grad).toBeAllClose(12)
    expect(t.grad).toBeAllClose(3)
    expect(y.grad).toBeAllClose(1)
    y.backward({ retainGrad: true })
    expect(x.grad).toBeAllClose(24)
    expect(t.grad).toBeAllClose(6)
    expect(y.grad).toBeAllClose(1)
  })

  it('starts from y.grad when there is one', () => {
    const x = new Variable([1, 2])
    const first = x.mul(1)
    first.backward({ retainGrad: true })
    const y = x.mul(3)
    y.grad = first.grad
    x.clearGrad()
    y.backward()
    expect(x.grad).toBeAllClose([3, 3])
  })

  it('sets the gradient of a leaf to ones and stops', () => {
    const x = new Variable([[1, 2]])
    x.backward()
    expect(x.grad).toBeAllClose(ones([1, 2]))
    x.backward()
    expect(x.grad).toBeAllClose(ones([1, 2]))
  })

  it('refuses a result of noGrad, which has no gradient, instead of doing nothing', () => {
    const x = new Variable(2)
    const y = noGrad(() => x.pow(2))
    expect(y.creator).toBeUndefined()
    expect(() => y.backward()).toThrow('backward: this variable was computed without a graph')
    y.name = 'y'
    expect(() => y.backward()).toThrow('backward: variable "y" was computed without a graph')
    expect([x.grad, y.grad]).toEqual([undefined, undefined])
  })

  it('takes a result of noGrad as a leaf of a later graph, and what was made inside as what it is', () => {
    const [y, z] = noGrad(() => [new Variable(2).pow(2), new Variable(3)])
    y.mul(z).backward()
    expect(y.grad).toBeAllClose(3)
    expect(z.grad).toBeAllClose(4)
    z.clearGrad()
    z.backward()
    expect(z.grad).toBeAllClose(1)
  })

  it('stops where unchain has cut', () => {
    const x = new Variable(2)
    const t = x.mul(3)
    const y = t.mul(4)
    t.unchain()
    y.backward()
    expect(t.grad).toBeAllClose(4)
    expect(x.grad).toBeUndefined()
  })

  it('forgets the whole graph behind a variable with unchainBackward', () => {
    const x = new Variable(2)
    const t = x.mul(3)
    const y = t.mul(4)
    y.unchainBackward()
    expect([y.creator, t.creator]).toEqual([undefined, undefined])
    y.backward()
    expect(x.grad).toBeUndefined()
  })

  it('goes no further where a function has no gradient for an input', () => {
    class Scale extends FunctionNode {
      forward(x: NdArray, factor: NdArray) {
        return x.mul(factor)
      }
      backward(gy: NdArray) {
        return [gy.mul(this.inputs[1].data), null]
      }
    }
    const [x, factor] = [new Variable(3), new Variable(2)]
    new Scale().call(x, factor.mul(2)).backward()
    expect(x.grad).toBeAllClose(4)
    expect(factor.grad).toBeUndefined()
  })

  it.each<[string, (x: InstanceType<typeof Variable>) => InstanceType<typeof Variable>]>([
    ['a number', (x) => x.mul(2)],
    ['a number in front', (x) => x.rdiv(2)],
    ['an array', (x) => x.mul(array([2, 3]))],
    ['a list', (x) => x.div([2, 3])],
    ['an array of integers', (x) => x.mul(array([2, 3], { dtype: 'int32' }))],
  ])('gives no gradient to %s, which nobody can ask for it', (_, operation) => {
    const x = new Variable([3, 4])
    const y = operation(x)
    y.backward()
    expect(x.grad).toBeDefined()
    expect(y.creator?.inputs.map((input) => input.grad !== undefined)).toEqual(
      y.creator?.inputs.map((input) => input === x),
    )
  })

  it('gives none to a variable with needsGrad off, nor to what lies behind it', () => {
    const [x, w] = [new Variable(3), new Variable(2)]
    const frozen = w.pow(2)
    frozen.needsGrad = false
    x.mul(frozen).backward({ retainGrad: true })
    expect([x.grad, frozen.grad, w.grad].map((grad) => grad !== undefined)).toEqual([true, false, false])
  })

  describe('of a function with several outputs', () => {
    class SumAndDifference extends FunctionNode {
      forward(x0: NdArray, x1: NdArray) {
        return [x0.add(x1), x0.sub(x1)]
      }
      backward(gSum: NdArray, gDifference: NdArray) {
        return [gSum.add(gDifference), gSum.sub(gDifference)]
      }
    }

    it('is run once, with the gradients of all outputs', () => {
      const [x0, x1] = [new Variable(5), new Variable(3)]
      const [sum, difference] = new SumAndDifference().call(x0, x1)
      sum.mul(difference).backward() // x0² − x1²
      expect(x0.grad).toBeAllClose(10)
      expect(x1.grad).toBeAllClose(-6)
    })

    it('gives as many Variables as its forward gives arrays, to TypeScript too', () => {
      class Halves extends FunctionNode {
        forward(x: NdArray): [NdArray, NdArray] {
          return [x.div(2), x.div(2)]
        }
        backward(g0: NdArray, g1: NdArray) {
          return g0.add(g1).div(2)
        }
      }
      const nodes: FunctionNodeOfEither[] = [new Halves(), new SumAndDifference()]
      expect(nodes.map((f) => f.name)).toEqual(['Halves', 'SumAndDifference'])
      const halves = new Halves().call(3)
      expectTypeOf(halves).toEqualTypeOf<[VariableOfEither, VariableOfEither]>()
      expect(halves[1]).toBeAllClose(1.5)
    })

    it('is run once also when gradients are retained', () => {
      const [x0, x1] = [new Variable(5), new Variable(3)]
      const [sum, difference] = new SumAndDifference().call(x0, x1)
      sum.mul(difference).backward({ retainGrad: true })
      expect(x0.grad).toBeAllClose(10)
      expect(sum.grad).toBeAllClose(2)
    })

    it('gets zeros for an output that nothing used', () => {
      const [x0, x1] = [new Variable([5, 6]), new Variable([3, 4])]
      const [sum] = new SumAndDifference().call(x0, x1)
      sum.backward()
      expect(x0.grad).toBeAllClose([1, 1])
      expect(x1.grad).toBeAllClose([1, 1])
    })

    it('gets nothing from an output that unchain has cut off, which is a leaf from then on', () => {
      const [x0, x1] = [new Variable(5), new Variable(3)]
      const [sum, difference] = new SumAndDifference().call(x0, x1)
      sum.unchain()
      sum.mul(difference).backward() // 8 (x0 − x1)
      expect(sum.grad).toBeAllClose(2)
      expect(x0.grad).toBeAllClose(8)
      expect(x1.grad).toBeAllClose(-8)
    })
  })

  describe('inside another', () => {
    /** y = x, whose backward runs a pass of its own. */
    const during = (run: () => void) => {
      class During extends FunctionNode {
        forward(x: NdArray) {
          return x
        }
        backward(gy: NdArray) {
          run()
          return gy
        }
      }
      return new During()
    }

    it('may share leaves with it', () => {
      const [x, w] = [new Variable(2), new Variable(5)]
      const found: unknown[] = []
      const f = during(() => {
        const y = usingConfig('enableBackprop', true, () => w.mul(7))
        y.backward()
        found.push(w.grad)
        w.clearGrad()
      })
      f.call(x.mul(w)).backward()
      expect(found[0]).toBeAllClose(7)
      expect(x.grad).toBeAllClose(5)
      expect(w.grad).toBeAllClose(2)
    })

    it('may not share results that wait for their gradient, and then changes nothing', () => {
      const x = new Variable(2)
      const t = x.mul(3)
      t.name = 't'
      const inner = t.mul(7)
      const y = t.add(during(() => inner.backward()).call(t))
      expect(() => y.backward()).toThrow(
        'backward: variable "t" is part of another backward pass, inside which this one was called; keep their graphs apart',
      )
      expect(x.grad).toBeUndefined()
      inner.backward()
      expect(x.grad).toBeAllClose(21)
    })
  })

  it('goes no further where a backward() on the way has cut', () => {
    const [x, z] = [new Variable(2), new Variable(3)]
    const [t, u] = [x.mul(5), z.mul(7)]
    class Cut extends FunctionNode {
      forward(x: NdArray) {
        return x
      }
      backward(gy: NdArray) {
        t.unchain()
        return gy
      }
    }
    new Cut().call(t).add(t).add(u).backward()
    expect(t.grad).toBeAllClose(2)
    expect(x.grad).toBeUndefined()
    expect(z.grad).toBeAllClose(7)
  })

  describe('after data was overwritten', () => {
    it('refuses, naming the operation and the variable', () => {
      const x = new Variable(2, { name: 'x' })
      const y = x.pow(2)
      x.data = array(3)
      expect(() => y.backward()).toThrow(
        'backward: the data of variable "x", an input of Pow, was assigned after the forward pass; call backward() first, or compute again from the new data',
      )
      expect(x.grad).toBeUndefined()
    })

    it('refuses also when an intermediate result was overwritten', () => {
      const x = new Variable(2)
      const y = x.pow(2)
      y.data = array(5)
      expect(() => y.backward()).toThrow('the data of a variable, an output of Pow, was assigned after')
    })

    it('accepts what an optimizer does: backward, then new data, then the next forward', () => {
      const x = new Variable(2)
      for (let i = 0; i < 3; i++) {
        const y = x.pow(2)
        x.clearGrad()
        y.backward()
        x.data = x.data.mul(0.5)
      }
      expect(x.grad).toBeAllClose(1)
    })
  })

  describe('when it fails', () => {
    class Broken extends FunctionNode {
      forward(x: NdArray) {
        return x
      }
      backward(): NdArray {
        throw new Error('broken')
      }
    }

    it('changes no gradient', () => {
      const x = new Variable(2)
      x.mul(3).backward()
      const y = x.mul(5).add(new Broken().call(x))
      expect(() => y.backward()).toThrow('broken')
      expect(x.grad).toBeAllClose(3)
      expect(y.grad).toBeUndefined()
    })

    it('leaves nothing behind that a later pass would add to', () => {
      const x = new Variable(2)
      const t = x.mul(5)
      expect(() => t.add(new Broken().call(t)).backward()).toThrow('broken')
      t.backward()
      expect(x.grad).toBeAllClose(5)
    })
  })

  it('changes no gradient either when one of them cannot be added to', () => {
    const [x0, x1] = [new Variable([1, 2, 3]), new Variable([1, 2, 3])]
    const other = new Variable([1, 2])
    other.backward()
    x1.grad = other.grad
    expect(() => x0.mul(x1).backward()).toThrow(
      'backward: an earlier gradient, which clearGrad() removes, has shape [2], but what it belongs to has shape [3]',
    )
    expect(x0.grad).toBeUndefined()
    expect(x1.grad).toBeAllClose([1, 1])
  })

  it('adds to no gradient that would only broadcast', () => {
    const x = new Variable([
      [1, 2],
      [3, 4],
    ])
    x.mul(2).backward()
    x.data = [1, 2] as never
    expect(() => x.mul(2).backward()).toThrow('an earlier gradient, which clearGrad() removes, has shape [2,2]')
    x.grad = 1 as never
    expect(() => x.mul(2).backward()).toThrow(/an earlier gradient.* must be of type \w+, got the number 1$/)
  })

  it('keeps nothing alive behind a state that is carried on through unchainBackward', async () => {
    const w = new Variable(0.5)
    let state = new Variable(1)
    const earlier: WeakRef<object>[] = []
    for (let i = 0; i < 1000; i++) {
      const x = new Variable(i)
      earlier.push(new WeakRef(x), new WeakRef(state))
      state = state.mul(w).add(x)
      w.clearGrad()
      state.backward()
      state.unchainBackward()
    }
    await collectGarbage()
    expect(earlier.filter((ref) => ref.deref() !== undefined).length).toBeLessThan(10)
    expect(state.creator).toBeUndefined()
  })

  describe('of large graphs', () => {
    it('goes through a chain of 1,000,000 operations', () => {
      const x = new Variable(1)
      let y = x
      for (let i = 0; i < 1_000_000; i++) y = y.add(x)
      y.backward()
      expect(x.grad).toBeAllClose(1_000_001)
      y.unchainBackward()
      expect(y.creator).toBeUndefined()
    })

    it('takes a variable that 100,000 operations use', () => {
      const x = new Variable(2)
      let y = x.mul(0)
      for (let i = 1; i < 100_000; i++) y = y.add(x.mul(i))
      y.backward()
      expect(x.grad).toBeAllClose((99_999 * 100_000) / 2)
    })
  })
})
