import { array, type NdArray } from '@dezero/ndarray'
import { describe, expect, it } from 'vitest'
import { cores } from './cores.ts'

describe.each(cores)('gradients of $name', ({ name, core }) => {
  const { FunctionNode, gradients, noGrad, usingConfig, Variable } = core

  it('gives the gradient of y with respect to each x, and touches no grad', () => {
    const [x0, x1] = [new Variable([1, 2]), new Variable(3)]
    x0.mul(1).backward()
    const earlier = x0.grad
    const y = x0.mul(x1)
    const [gx0, gx1] = gradients(y, [x0, x1])
    expect(gx0).toBeAllClose([3, 3])
    expect(gx1).toBeAllClose(3)
    expect(x0.grad).toBe(earlier)
    expect([x1.grad, y.grad]).toEqual([undefined, undefined])
  })

  it('reads no grad either: neither what y starts from nor what it would be added to', () => {
    const x = new Variable(2)
    const y = x.pow(2)
    y.backward({ retainGrad: true })
    y.backward({ retainGrad: true })
    expect(gradients(y, [x])[0]).toBeAllClose(4)
  })

  it('takes intermediate results, whose gradient is the sum over all uses', () => {
    const x = new Variable(2)
    const t = x.pow(2)
    const y = t.mul(3).add(t)
    const [gt, gx, gy] = gradients(y, [t, x, y])
    expect(gt).toBeAllClose(4)
    expect(gx).toBeAllClose(16)
    expect(gy).toBeAllClose(1)
    expect(t.grad).toBeUndefined()
  })

  it('goes back no further than to the oldest that it is asked for', () => {
    class Broken extends FunctionNode {
      forward(x: NdArray) {
        return x
      }
      backward(): NdArray {
        throw new Error('broken')
      }
    }
    const x = new Variable(2)
    const t = new Broken().call(x)
    const u = t.pow(2)
    const y = u.mul(t)
    const [gt, gu] = gradients(y, [t, u])
    expect(gt).toBeAllClose(12)
    expect(gu).toBeAllClose(2)
    expect(() => gradients(y, [x])).toThrow('broken')
    expect(gradients(y, [u])[0]).toBeAllClose(2) // the pass that failed has left nothing behind
  })

  it('gives zeros for what y does not depend on, or undefined when told', () => {
    const [x, other] = [new Variable(2), new Variable([1, 2])]
    const y = x.pow(2)
    expect(gradients(y, [other])[0]).toBeAllClose([0, 0])
    expect(gradients(y, [x, other], { allowUnused: true })[1]).toBeUndefined()
    expect(gradients(y, [x, other], { allowUnused: true })[0]).toBeAllClose(4)
  })

  it('starts from ones, or from startGrad', () => {
    const x = new Variable([1, 2])
    const y = x.mul(3)
    const start = new Variable([1, 10])
    start.mul([1, 10]).backward()
    expect(gradients(y, [x], { startGrad: start.grad })[0]).toBeAllClose([3, 30])
    const [scalar] = gradients(new Variable(1), [new Variable(1)])
    expect(() => gradients(y, [x], { startGrad: scalar })).toThrow(
      'gradients: startGrad has shape [], but what it belongs to has shape [2]',
    )
  })

  it('of a leaf is the start for itself', () => {
    const x = new Variable(2)
    expect(gradients(x, [x])[0]).toBeAllClose(1)
  })

  it('may be asked again: the graph stays', () => {
    const x = new Variable(3)
    const y = x.pow(2)
    expect(gradients(y, [x])[0]).toBeAllClose(6)
    expect(gradients(y, [x])[0]).toBeAllClose(6)
  })

  it('may be asked inside a backward pass, for a graph that shares only leaves', () => {
    const w = new Variable(3)
    class Recomputed extends FunctionNode {
      forward(x: NdArray) {
        return x.mul(w.data).pow(2)
      }
      backward(gy: NdArray) {
        const x = new Variable(this.inputs[0].data)
        const y = usingConfig('enableBackprop', true, () => x.mul(w).pow(2))
        return gy.mul(gradients(y, [x])[0])
      }
    }
    const x = new Variable(2)
    new Recomputed().call(x.mul(w)).backward()
    expect(x.grad).toBeAllClose(2 * 2 * 3 ** 4)
  })

  it('refuses what has no graph, naming the remedy', () => {
    const x = new Variable(2)
    expect(() =>
      gradients(
        noGrad(() => x.pow(2)),
        [x],
      ),
    ).toThrow('was computed without a graph')
  })

  it('refuses what is no Variable, and an option that there is not', () => {
    const x = new Variable(2)
    expect(() => gradients(x.pow(2), x as never)).toThrow(
      'gradients: expected a Variable and a list of some, got Variable',
    )
    expect(() => gradients(x.pow(2), [array(2)] as never)).toThrow('got NdArray')
    expect(() => gradients(2 as never, [x])).toThrow('got the number 2')
    expect(() => gradients(x.pow(2), [x], { retainGraph: true } as never)).toThrow(
      'gradients: there is no option retainGraph, only',
    )
    if (name === 'core-simple') {
      expect(() => gradients(x.pow(2), [x], { createGraph: true } as never)).toThrow(
        'gradients: there is no option createGraph, only',
      )
    }
  })

  it('changes nothing when a backward fails', () => {
    class Broken extends FunctionNode {
      forward(x: NdArray) {
        return x
      }
      backward(): NdArray {
        throw new Error('broken')
      }
    }
    const x = new Variable(2)
    const y = x.mul(2).add(new Broken().call(x))
    expect(() => gradients(y, [x])).toThrow('broken')
    expect(gradients(x.mul(2), [x])[0]).toBeAllClose(2)
  })
})
