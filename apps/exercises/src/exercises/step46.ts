import type { NdArray } from '@dezero/ndarray'
import { expectValue } from '../checks/value.ts'
import { exercise } from '../exercise.ts'

interface Optimizer {
  updateOne(p: NdArray, g: NdArray, memory: { v: NdArray }, lr: number): NdArray
}

export default exercise<{ MomentumSGD: new (options: object) => Optimizer }>()({
  step: 46,
  title: { en: 'An update with momentum', ko: '모멘텀으로 갱신하기' },
  source: { package: '@dezero/optim', file: 'src/momentum-sgd.ts' },
  blanks: [
    {
      at: ['protected updateOne', 'const step ='],
      task: { en: 'lr · g', ko: 'lr · g' },
    },
    {
      at: ['protected updateOne', 'memory.v ='],
      task: {
        en: 'The velocity: this.momentum times what it was, minus the step.',
        ko: '속도: 이전 속도에 this.momentum을 곱하고 step을 뺀 것.',
      },
    },
    {
      at: ['protected updateOne', 'return'],
      task: {
        en: 'The new parameter: p + v; with this.nesterov it looks one step ahead, p + momentum · v − step.',
        ko: '새 매개변수: p + v. this.nesterov이면 한 걸음 앞을 보는 p + momentum · v − step.',
      },
    },
  ],
  names: ['MomentumSGD'],
  check({ MomentumSGD, np: { array } }) {
    const [p, g] = [array([1, 2]), array([1, -1])]
    const memory = { v: array([0, 0]) }
    const plain = new MomentumSGD({ momentum: 0.5 })
    expectValue('updateOne(p, g, memory, 0.1) (v = 0)', plain.updateOne(p, g, memory, 0.1), [0.9, 2.1], {
      because: { en: 'the first update is a step of SGD', ko: '첫 갱신은 SGD와 같습니다' },
    })
    expectValue('memory.v', memory.v, [-0.1, 0.1])
    expectValue('updateOne(p, g, memory, 0.1) (v = [-0.1, 0.1])', plain.updateOne(p, g, memory, 0.1), [0.85, 2.15], {
      because: { en: 'half of the velocity stays', ko: '속도의 절반이 남습니다' },
    })
    const ahead = new MomentumSGD({ momentum: 0.5, nesterov: true })
    const looked = ahead.updateOne(p, g, { v: array([0, 0]) }, 0.1)
    expectValue('updateOne(p, g, memory, 0.1) (nesterov)', looked, [0.85, 2.15], {
      because: { en: 'p + momentum · v − step', ko: 'p + momentum · v − step' },
    })
  },
})
