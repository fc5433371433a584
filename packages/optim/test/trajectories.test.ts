import { Parameter } from '@dezero/core'
import { array, zeros } from '@dezero/ndarray'
import { describe, expect, it } from 'vitest'
import * as optim from '../src/index.ts'
import figures from './figures/python.json' with { type: 'json' }
import { valley } from './valley.ts'

const { c, a, trajectories } = figures.optimizers

const optimizers: Record<keyof typeof trajectories, optim.Optimizer> = {
  'SGD(lr=0.01)': new optim.SGD({ lr: 0.01 }),
  'MomentumSGD(0.01,0.9)': new optim.MomentumSGD({ lr: 0.01, momentum: 0.9 }),
  'AdaGrad(lr=0.001)': new optim.AdaGrad(),
  'Adam()': new optim.Adam(),
  'SGD(0.01)+WeightDecay(0.1)': new optim.SGD().addHook(new optim.WeightDecay(0.1)),
}

describe.each(Object.entries(optimizers))('%s takes the way of the Python original', (name, optimizer) => {
  const p = new Parameter(zeros(3))
  const descend = valley(optimizer, p, c, a)
  let updates = 0

  it.each(trajectories[name as keyof typeof trajectories])('for $updates updates', (expected) => {
    let loss = Number.NaN
    for (; updates < expected.updates; updates++) loss = descend()
    expect(loss).toBeAllClose(expected.loss_before)
    expect(p.data).toBeAllClose(expected.p)
  })
})

// The Python original has none of these: two updates of p = 1 with the gradient 2, by hand.
describe.each<[string, optim.Optimizer, number, number]>([
  [
    'Nesterov momentum',
    new optim.MomentumSGD({ lr: 0.1, nesterov: true }),
    1 - 0.2 * 1.9,
    1 - 0.2 * (1.9 + 1 + 0.9 * 1.9),
  ],
  [
    'RMSprop',
    new optim.RMSprop({ lr: 0.1, rho: 0.75 }),
    1 - 0.2 / (1 + 1e-8),
    1 - 0.2 / (1 + 1e-8) - 0.2 / (Math.sqrt(1.75) + 1e-8),
  ],
  ['AdaDelta', new optim.AdaDelta({ rho: 0.75, eps: 1 }), 1 - Math.SQRT2, 1 - Math.SQRT2 - 2 * Math.sqrt(1.5 / 2.75)],
  ['AdamW', new optim.AdamW({ lr: 0.1, weightDecay: 0.5, eps: 0 }), 0.95 - 0.1, (0.95 - 0.1) * 0.95 - 0.1],
  ['a learning rate that follows a schedule', new optim.SGD({ lr: (updates) => [0.1, 0.01][updates] }), 0.8, 0.78],
])('%s', (_, optimizer, first, second) => {
  it('makes two updates that are right', () => {
    const p = new Parameter(1)
    optimizer.setup(p)
    p.grad = new Parameter(2)
    optimizer.update()
    expect(p.data).toBeAllClose(first)
    optimizer.update()
    expect(p.data).toBeAllClose(second)
  })
})

describe.each([optim.SGD, optim.MomentumSGD, optim.AdaGrad, optim.AdaDelta, optim.RMSprop, optim.Adam, optim.AdamW])(
  '%o',
  (Kind) => {
    it('keeps float32, and leaves the old arrays as they were', () => {
      const p = new Parameter(array([1, 2], { dtype: 'float32' }))
      const before = p.data
      valley(new Kind(), p, [1, 10], [0, 0])()
      expect(p.dtype).toBe('float32')
      expect(p.data).not.toBeAllClose(before)
      expect(before.tolist()).toEqual([1, 2])
    })

    it('gets to the bottom of the valley', () => {
      const p = new Parameter(zeros(2))
      const optimizer = new Kind()
      if (!(optimizer instanceof optim.AdaDelta)) optimizer.lr = optim.cosineDecay(0.09, { over: 400 })
      if (optimizer instanceof optim.AdaGrad) optimizer.lr = 1
      const descend = valley(optimizer, p, [1, 2], [1, -2])
      const first = descend()
      let loss = first
      for (let i = 1; i < 400; i++) loss = descend()
      expect(loss).toBeLessThan(first / 2)
    })
  },
)
