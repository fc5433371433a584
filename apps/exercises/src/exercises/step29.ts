import type { NdArray } from '@dezero/ndarray'
import type { Box } from '../checks/gradient.ts'
import { expectValue } from '../checks/value.ts'
import { exercise } from '../exercise.ts'

export default exercise<{ gx2(x: NdArray): NdArray; x: Box }>()({
  step: 29,
  title: { en: "Newton's method", ko: '뉴턴 방법' },
  blanks: [
    {
      at: ['const gx2 = (x: NdArray) =>'],
      task: { en: 'The second derivative of x⁴ − 2x².', ko: 'x⁴ − 2x²의 2차 미분.' },
    },
    {
      at: ['for (let i = 0', 'x.data ='],
      task: {
        en: 'x − f′(x) / f″(x): the first derivative is x.grad, the second gx2(x.data). What is assigned is an array.',
        ko: 'x − f′(x) / f″(x). 1차 미분은 x.grad, 2차 미분은 gx2(x.data)입니다. 대입하는 값은 배열입니다.',
      },
    },
  ],
  names: ['gx2', 'x'],
  check({ gx2, x, np: { array } }) {
    expectValue('gx2(2)', gx2(array(2)), 44)
    expectValue('gx2(1)', gx2(array(1)), 8)
    expectValue('x (i = 10)', x, 1, {
      because: {
        en: 'the minimum of x⁴ − 2x² on this side is at 1',
        ko: '이쪽에서 x⁴ − 2x²의 최솟값은 x = 1에 있습니다',
      },
    })
  },
})
