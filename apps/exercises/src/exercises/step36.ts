import type { Box } from '../checks/gradient.ts'
import { expectValue } from '../checks/value.ts'
import { exercise } from '../exercise.ts'

export default exercise<{ x: Box; z: Box; gx: Box }>()({
  step: 36,
  title: { en: 'A gradient in a formula', ko: '식 속의 기울기' },
  blanks: [
    {
      at: ['const gx ='],
      task: {
        en: 'The gradient that y has left at x.',
        ko: 'y가 x에 남긴 기울기.',
      },
    },
    {
      at: ['const z ='],
      task: { en: '(dy/dx)³ + y, to be differentiated in turn', ko: '(dy/dx)³ + y. 이 식을 다시 미분합니다' },
    },
  ],
  until: '// A critic D',
  names: ['x', 'gx', 'z'],
  check({ x, gx, z }) {
    expectValue('gx (x = 2)', gx, 4)
    expectValue('z (x = 2)', z, 68)
    expectValue('dz/dx (x = 2)', x.grad, 100, {
      because: {
        en: 'dy/dx depends on x too, so it has to stay a Variable in the formula',
        ko: 'dy/dx도 x에 따라 달라지므로, 식에 Variable로 남아 있어야 합니다',
      },
    })
  },
})
