import { expectValue } from '../checks/value.ts'
import { exercise } from '../exercise.ts'

export default exercise<{ dadx: unknown; dbda: unknown; dydb: unknown }>()({
  step: 5,
  title: { en: 'Each function has its own derivative', ko: '함수마다 자신의 미분이 있다' },
  blanks: [
    { at: ['const dadx ='], task: { en: 'a = x²', ko: 'a = x²' } },
    { at: ['const dbda ='], task: { en: 'b = eᵃ', ko: 'b = eᵃ' } },
    { at: ['const dydb ='], task: { en: 'y = b²', ko: 'y = b²' } },
  ],
  until: "console.log('",
  names: ['dadx', 'dbda', 'dydb'],
  check({ dadx, dbda, dydb }) {
    expectValue('dadx', dadx, 1, {
      because: { en: 'the derivative of x² is 2x', ko: 'x²의 미분은 2x입니다' },
    })
    expectValue('dbda', dbda, Math.exp(0.25), {
      because: { en: 'the exponential is its own derivative', ko: '지수 함수의 미분은 자기 자신입니다' },
    })
    expectValue('dydb', dydb, 2 * Math.exp(0.25), {
      because: { en: 'the derivative of b² is 2b', ko: 'b²의 미분은 2b입니다' },
    })
  },
})
