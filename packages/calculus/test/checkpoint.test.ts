import { config, gradients as differentiate, noGrad, Parameter, testMode, Variable } from '@dezero/core'
import { exp, sin, tanh } from '@dezero/functions'
import { array, random } from '@dezero/ndarray'
import { replay } from '@dezero/utils'
import { describe, expect, it } from 'vitest'
import { checkpoint, grad, hessian, jacobian } from '../src/index.ts'
import { collectGarbage } from './garbage.ts'

random.seed(1)
const [W, b] = [new Parameter(random.randn(3, 3)), new Parameter(random.randn(3))]
const x = random.randn(3)

const block = (x: Variable) => tanh(exp(x.matmul(W)).add(b))
const network = (layer: typeof block) => (x: Variable) => layer(layer(layer(x))).sum()

/** The gradients of y that `backward()` leaves at x, W and b. */
function gradients(f: (x: Variable) => Variable): unknown {
  const leaves = [new Variable(x), W, b]
  for (const leaf of leaves) leaf.clearGrad()
  f(leaves[0]).backward()
  return leaves.map((leaf) => leaf.grad?.data.tolist())
}

describe('a checkpoint computes the same, digit for digit:', () => {
  it('the value', () => {
    expect(checkpoint(block)(x).data.tolist()).toEqual(block(new Variable(x)).data.tolist())
  })

  it('the gradients of its argument and of the parameters that it uses', () => {
    expect(gradients(network(checkpoint(block)))).toEqual(gradients(network(block)))
    expect(gradients(checkpoint(network(checkpoint(block))))).toEqual(gradients(network(block)))
  })

  it('derivatives of several values, in any structure', () => {
    const f = ({ a, b }: { a: Variable; b: Variable }) => ({ product: a.mul(b), others: [sin(a), b.pow(2)] })
    expect(JSON.stringify(jacobian(checkpoint(f))({ a: 2, b: 3 }))).toBe(JSON.stringify(jacobian(f)({ a: 2, b: 3 })))
  })
})

describe('a checkpoint', () => {
  it('runs f once forward, and once for each pass back', () => {
    let runs = 0
    const counted = checkpoint((x: Variable) => {
      runs++
      return sin(x)
    })
    const x = new Variable(1)
    const y = counted(x)
    expect(runs).toBe(1)
    y.backward()
    expect(runs).toBe(2)
    y.backward()
    expect(runs).toBe(3)
  })

  it('remembers no intermediate result', async () => {
    let inside: WeakRef<Variable> | undefined
    const f = (x: Variable) => {
      const t = sin(x)
      inside ??= new WeakRef(t)
      return t.mul(2)
    }
    const plain = f(new Variable([1, 2]))
    await collectGarbage()
    expect(inside?.deref()).toBe(plain.creator?.inputs[0])
    inside = undefined
    const y = checkpoint(f)(new Variable([1, 2]))
    await collectGarbage()
    expect(inside!.deref()).toBeUndefined()
    expect(y.creator?.name).toBe('Checkpoint')
  })

  it('has derivatives of every order, which may differ in the order of sums', () => {
    const third = (layer: typeof block) => hessian((x: Variable) => grad(network(layer))(x).pow(2).sum())(x)
    expect(third(checkpoint(block))).toBeAllClose(third(block))
  })

  it('gives gradients to results from outside that f uses, which the pass around it is on, too', () => {
    const loss = (layer: (f: (x: Variable) => Variable) => (x: Variable) => Variable) => (w: Variable) => {
      const h = exp(w) // used by f, and beside it, by younger functions
      return layer((x) => x.mul(h).pow(2))(w).add(sin(sin(sin(h))))
    }
    const asItIs = loss((f) => f)
    for (const order of [1, 2, 3]) {
      const derivative = (f: (x: Variable) => Variable) =>
        Array(order)
          .fill(grad)
          .reduce((f, d) => d(f), f)
      expect(derivative(loss(checkpoint))(0.5)).toBeAllClose(derivative(asItIs)(0.5))
    }
  })

  it('leaves the results from outside in their graph when f fails', () => {
    const w = new Variable(2)
    const h = w.pow(2)
    let runs = 0
    const f = (x: Variable) => {
      if (++runs > 1) throw new Error('second run')
      return x.mul(h)
    }
    expect(() => checkpoint(f)(3).backward()).toThrow('second run')
    h.backward()
    expect(w.grad).toBeAllClose(4)
  })

  it('repeats the random numbers, and lets others follow as they would', () => {
    const dropout = (x: Variable) => x.mul(random.rand(3).greater(0.5))
    const run = (f: typeof dropout) => {
      random.seed(7)
      const x = new Variable([1, 2, 3])
      const y = f(f(x))
      y.sum().backward()
      return [y.data.tolist(), x.grad?.data.tolist(), random.rand().item()]
    }
    expect(run(checkpoint(dropout))).toEqual(run(dropout))
  })

  it('runs again as it ran: in training, or not', () => {
    const f = checkpoint((x: Variable) => x.mul(config.train ? 2 : 3))
    const x = new Variable(1)
    testMode(() => f(x)).backward()
    expect(x.grad).toBeAllClose(3)
  })

  it('takes other arguments than Variables, and constants', () => {
    const f = checkpoint((x: Variable, { c }: { c: Variable }, name: string) => (name === 'add' ? x.add(c) : x.mul(c)))
    expect(grad((x: Variable) => f(x, { c: 3 }, 'mul'))(2)).toBeAllClose(3)
    expect(grad((x: Variable) => f(x, { c: 3 }, 'add'))(2)).toBeAllClose(1)
    expect(checkpoint(() => new Variable(4).detach())()).toBeAllClose(4)
  })

  it('keeps the dtype of each input', () => {
    const labels = new Variable([1, 0]).astype('int32')
    const f = checkpoint((x: Variable, t: Variable) => x.take(t).mul(t))
    expect(grad((x: Variable) => f(x, labels.data).sum())([3, 5])).toBeAllClose([0, 1])
  })

  it('refuses data that was assigned since, as any function does', () => {
    const w = new Parameter(2)
    const y = checkpoint((x: Variable) => x.mul(w))(3)
    w.data = 5
    expect(() => y.backward()).toThrow(
      'the data of a variable, an input of Checkpoint, was assigned after the forward pass',
    )
  })

  it('refuses an f that uses other Variables when it runs again', () => {
    const [w1, w2] = [new Parameter(2), new Parameter(3, { name: 'w2' })]
    let w = w1
    const y = checkpoint((x: Variable) => x.mul(w))(3)
    w = w2
    expect(() => y.backward()).toThrow('checkpoint: running again, f used w2 of shape [], which it had not used before')
    expect([w1.grad, w2.grad]).toEqual([undefined, undefined])
    let cached: Variable | undefined
    const once = checkpoint((x: Variable) => {
      cached ??= exp(w1)
      return x.mul(cached)
    })
    expect(() => once(3).backward()).toThrow('f used a Variable of shape []')
  })

  it('lets f make Variables, also such as stay', () => {
    const lazy: Parameter[] = []
    const f = (x: Variable) => {
      lazy[0] ??= new Parameter(2)
      return x.mul(lazy[0]).add(new Variable(1))
    }
    expect(grad(grad((x) => checkpoint(f)(x).pow(2)))(3)).toBeAllClose(8)
    checkpoint(f)(3).backward()
    expect(lazy[0].grad).toBeAllClose(3)
  })

  it('is nothing in noGrad', () => {
    expect(noGrad(() => checkpoint(sin)(0)).creator).toBeUndefined()
  })

  it('replays, gradients included, on other arguments and on other data of the Variables that it uses', () => {
    const [x1, W1] = [random.randn(3), random.randn(3, 3)]
    const results = (x: Variable, W: Variable) => {
      const y = checkpoint((x: Variable) => tanh(x.matmul(W)).sum())(x)
      return [y, ...differentiate(y, [x, W], { createGraph: true })]
    }
    const leaf = new Variable(x)
    const replayed = replay(results(leaf, W), {
      inputs: new Map([
        [leaf, x1],
        [W, W1],
      ]),
    })
    const expected = results(new Variable(x1), new Variable(W1))
    replayed.forEach((y, i) => {
      expect(y).toBeAllClose(expected[i].data)
    })
    results(leaf, W)[0].backward() // W counts as unwritten
  })

  it('is a function that can run again on other inputs', () => {
    const { creator } = checkpoint(sin)(0)
    expect([creator!.forward(array(1))].flat()[0].item()).toBe(Math.sin(1))
  })
})
