import { Parameter, Variable } from '@dezero/core'
import { type NdArray, zeros } from '@dezero/ndarray'
import { describe, expect, it } from 'vitest'
import {
  AdaDelta,
  Adam,
  ClipGrad,
  FreezeParam,
  type Hook,
  MomentumSGD,
  Optimizer,
  SGD,
  WeightDecay,
} from '../src/index.ts'
import figures from './figures/python.json' with { type: 'json' }
import { valley } from './valley.ts'

/** What an optimizer takes for a model. */
const modelOf = (...params: Parameter[]) => ({ params: () => params })

/** A parameter with a gradient. */
function parameter(data: number | number[], grad?: number | number[]): Parameter {
  const p = new Parameter(data, { name: 'p' })
  if (grad !== undefined) p.grad = new Variable(grad)
  return p
}

describe('setup() takes', () => {
  const updated = (setup: (p: Parameter) => Optimizer) => {
    const p = parameter(1, 1)
    setup(p).update()
    return p.data.item()
  }
  const sgd = () => new SGD({ lr: 0.5 })

  it('a model or a layer', () => expect(updated((p) => sgd().setup(modelOf(p)))).toBe(0.5))
  it('a Parameter', () => expect(updated((p) => sgd().setup(p))).toBe(0.5))
  it('a list of Parameters', () => expect(updated((p) => sgd().setup([p]))).toBe(0.5))
  it('a list of layers', () => expect(updated((p) => sgd().setup([modelOf(p), modelOf()]))).toBe(0.5))
  it('an iterator, which can be read once', () => expect(updated((p) => sgd().setup([p].values()))).toBe(0.5))

  it('a model that gets its parameters later', () => {
    const params: Parameter[] = []
    const optimizer = sgd().setup({ params: () => params })
    params.push(parameter(1, 1))
    optimizer.update()
    expect(params[0].data.item()).toBe(0.5)
  })

  it('nothing else', () => {
    const wrong = new Variable(1)
    expect(() => new SGD().setup(wrong as Parameter)).toThrow('setup: expected layers and Parameters, got Variable')
    expect(() => new SGD().setup([1] as never)).toThrow('setup: expected layers and Parameters, got the number 1')
  })
})

describe('update()', () => {
  it('needs setup()', () => expect(() => new SGD().update()).toThrow('call setup(model) first'))

  it('says so when there are no parameters, and why that may be', () => {
    expect(() => new SGD().setup(modelOf()).update()).toThrow(/no parameters were found.*#private/)
  })

  it('refuses a gradient of another shape', () => {
    const p = parameter([1, 2], [1, 2, 3])
    expect(() => new SGD().setup(p).update()).toThrow(
      'the gradient of parameter p has shape [3], but the parameter has shape [2]',
    )
  })

  it('refuses a learning rate that is no number', () => {
    const update = (lr: unknown) => new SGD({ lr: lr as number }).setup(parameter(1, 1)).update()
    expect(() => update('0.1')).toThrow(
      'lr must be a finite number, or a schedule that gives some, got the string "0.1"',
    )
    expect(() => update(() => Number.NaN)).toThrow('got the number NaN')
  })

  it.each([
    ['SGD', new SGD()],
    ['Adam', new Adam()],
    ['WeightDecay', new SGD().addHook(new WeightDecay(0.1))],
  ])('leaves a parameter without gradient as it is: %s', (_, optimizer) => {
    const unused = parameter(1)
    const before = unused.data
    optimizer.setup([unused, parameter(1, 1)]).update()
    expect(unused.data).toBe(before)
  })

  it('counts a parameter in two places once', () => {
    const p = parameter(1, 1)
    new SGD({ lr: 0.1 }).setup(modelOf(p, p)).update()
    expect(p.data.item()).toBe(figures.shared_parameter['p=1 registered under two names, loss = p, SGD(lr .1)'])

    const adam = new Adam().setup([p, modelOf(p)])
    adam.update()
    expect(adam.state().memories).toMatchObject([{ t: 1 }])
  })

  it('leaves the gradient as it is', () => {
    const p = parameter(1, 2)
    new SGD().addHook(new WeightDecay(0.1)).setup(p).update()
    expect(p.grad!.data.item()).toBe(2)
  })
})

describe('options', () => {
  it('stand in one object', () => {
    expect(() => new SGD(0.1 as never)).toThrow('SGD: options stand in one object such as { lr: 0.1 }')
  })
  it('have no other names', () => {
    expect(() => new Adam({ alpha: 0.1 } as never)).toThrow(
      'Adam: there is no option alpha, only lr, beta1, beta2, eps',
    )
  })
})

describe('hooks', () => {
  const { 'WeightDecay(0.1)': decayed, 'ClipGrad(1)': clipped } =
    figures.aliased_gradients['y = p + q at p = q = 1, both gradients are the same object']

  /** What p = q = 1 become with lr −1 where both have the same gradient, which is one object; less that 1, the gradient. */
  function gradients(hook: Parameters<Optimizer['addHook']>[0]): number[] {
    const [p, q] = [parameter(1), parameter(1)]
    p.grad = q.grad = new Variable(1)
    new SGD({ lr: -1 }).addHook(hook).setup([p, q]).update()
    return [p, q].map(({ data }) => data.item() - 1)
  }

  it('WeightDecay adds to each gradient once', () => expect(gradients(new WeightDecay(0.1))).toBeAllClose(decayed))
  it('ClipGrad shortens each gradient once', () => expect(gradients(new ClipGrad(1))).toBeAllClose(clipped))
  it('ClipGrad leaves short gradients alone', () => expect(gradients(new ClipGrad(2))).toEqual([1, 1]))
  it('a function is a hook', () => {
    const halve: Hook = (gradients) => new Map([...gradients].map(([p, g]) => [p, g.mul(0.5)]))
    expect(gradients(halve)).toEqual([0.5, 0.5])
  })

  it('FreezeParam leaves out parameters and layers', () => {
    const [p, q, r] = [parameter(1, 1), parameter(1, 1), parameter(1, 1)]
    new SGD({ lr: 1 })
      .addHook(new FreezeParam(p, modelOf(q)))
      .setup([p, q, r])
      .update()
    expect([p, q, r].map(({ data }) => data.item())).toEqual([1, 1, 0])
  })

  it('run in the order they were added', () => {
    const p = parameter(1, 10)
    new SGD({ lr: 1 }).addHook(new ClipGrad(1)).addHook(new WeightDecay(1)).setup(p).update()
    expect(p.data).toBeAllClose(-1, { rtol: 1e-6 })
  })

  it('are functions, or have call()', () => {
    expect(() => new SGD().addHook(0.1 as never)).toThrow(
      'addHook: expected a function or an object with call(gradients)',
    )
    expect(() => new WeightDecay('0.1' as never)).toThrow('WeightDecay: expected a number ≥ 0, got the string "0.1"')
    expect(() => new FreezeParam(1 as never)).toThrow('FreezeParam: expected layers and Parameters, got the number 1')
  })
})

describe('state() and loadState()', () => {
  const c = [1, 10, 0.1]
  const a = [1, -2, 3]

  it.each<[string, () => Optimizer]>([
    ['SGD', () => new SGD({ lr: (updates) => 0.1 / (1 + updates) })],
    ['MomentumSGD', () => new MomentumSGD()],
    ['AdaDelta', () => new AdaDelta()],
    ['Adam', () => new Adam({ lr: 0.1 })],
  ])('a run that goes on from JSON equals one without a break, in every digit: %s', (_, make) => {
    const [whole, broken] = [
      new Parameter(zeros(3, { dtype: 'float32' })),
      new Parameter(zeros(3, { dtype: 'float32' })),
    ]
    const go = valley(make(), whole, c, a)
    for (let i = 0; i < 20; i++) go()

    const first = make()
    const start = valley(first, broken, c, a)
    for (let i = 0; i < 10; i++) start()
    const saved = JSON.stringify(first.state())

    const second = make()
    const goOn = valley(second, broken, c, a)
    second.loadState(JSON.parse(saved))
    for (let i = 0; i < 10; i++) goOn()
    expect(broken.data.tolist()).toEqual(whole.data.tolist())
  })

  it('a state stays as it is while the optimizer goes on', () => {
    const adam = new Adam()
    const descend = valley(adam, new Parameter(zeros(3)), c, a)
    descend()
    const state = adam.state()
    const before = JSON.stringify(state)
    descend()
    adam.loadState(state)
    descend()
    expect(JSON.stringify(state)).toBe(before)
  })

  it('remembers nothing of a parameter without gradient', () => {
    const adam = new Adam().setup([parameter(1), parameter(1, 1)])
    adam.update()
    expect(adam.state()).toMatchObject({ updates: 1, memories: [null, { t: 1 }] })
  })

  describe('refuse a state', () => {
    const state = (optimizer: Optimizer, ...params: Parameter[]) => {
      optimizer.setup(params).update()
      return optimizer.state()
    }
    const one = state(new Adam(), parameter(1, 1))

    it('of another number of parameters', () => {
      const adam = new Adam().setup([parameter(1), parameter(1)])
      expect(() => adam.loadState(one)).toThrow('the state is of 1 parameters, but there are 2')
    })
    it('of another kind of optimizer', () => {
      const momentum = new MomentumSGD().setup(parameter(1))
      expect(() => momentum.loadState(one)).toThrow('parameter 0 (p) has {m, t, v}, but this optimizer remembers {v}')
    })
    it('of another shape, and stay as they were', () => {
      const adam = new Adam()
      const before = state(adam, parameter(1, 1), parameter([1, 2], [1, 1]))
      const other = state(new Adam(), parameter(1, 1), parameter([1, 2, 3], [1, 1, 1]))
      expect(() => adam.loadState(other)).toThrow('m of parameter 1 (p) has shape [3], but the parameter has shape [2]')
      expect(adam.state()).toEqual(before)
    })
    it('that is none', () => {
      expect(() => new Adam().setup(parameter(1)).loadState({} as never)).toThrow('expected what state() gives')
    })
  })
})

it('a subclass says how to update one parameter', () => {
  class SignDescent extends Optimizer {
    protected updateOne(p: NdArray, g: NdArray, _memory: object, lr: number) {
      return p.sub(g.sign().mul(lr))
    }
  }
  const p = parameter([1, 1], [5, -0.1])
  new SignDescent(0.5).setup(p).update()
  expect(p.data.tolist()).toEqual([0.5, 1.5])
})
