import type { Box, NewBox } from '../checks/gradient.ts'
import { expectValue } from '../checks/value.ts'
import { exercise } from '../exercise.ts'

export default exercise<{ Variable: NewBox; add(x0: Box, x1: Box): Box }>()({
  step: 14,
  title: { en: 'Gradients add up', ko: '기울기는 더해진다' },
  blanks: [
    {
      at: ['class Variable', 'x.grad ='],
      task: {
        en: 'x may have a gradient already, from another path: add gxs[i] to it. The first one becomes its gradient.',
        ko: 'x에는 다른 경로에서 온 기울기가 이미 있을 수 있습니다. 거기에 gxs[i]를 더하세요. 처음 온 것은 그대로 기울기가 됩니다.',
      },
    },
  ],
  until: 'const x =',
  names: ['Variable', 'add'],
  check({ Variable, add, np: { array } }) {
    const [a, b] = [new Variable(array(1)), new Variable(array(2))]
    add(a, b).backward()
    expectValue('a.grad (a + b)', a.grad, 1)
    const x = new Variable(array(3))
    add(x, x).backward()
    expectValue('x.grad (x + x)', x.grad, 2, {
      because: {
        en: 'two paths lead to x, and their gradients add up',
        ko: 'x로 가는 경로가 둘이고, 그 기울기는 더해집니다',
      },
    })
    x.clearGrad()
    add(add(x, x), x).backward()
    expectValue('x.grad (x + x + x)', x.grad, 3, {
      because: { en: 'three paths lead to x', ko: 'x로 가는 경로가 셋입니다' },
    })
  },
})
