import { type Box, expectGradients, type NewBox } from '../checks/gradient.ts'
import { expectValue } from '../checks/value.ts'
import { exercise } from '../exercise.ts'

interface Script {
  Variable: NewBox
  sin(x: Box): Box & { mul(other: number): Box }
  mySin(x: Box, threshold?: number): Box
}

export default exercise<Script>()({
  step: 27,
  title: { en: 'sin and its Taylor series', ko: 'sin 함수와 테일러 급수' },
  blanks: [
    {
      at: ['class Sin', 'backward(gy: Grad) {'],
      task: {
        en: 'The derivative of sin x, times gy; the array of the input is this.inputs[0].data.',
        ko: 'sin x의 미분에 gy를 곱하세요. 입력의 배열은 this.inputs[0].data입니다.',
      },
    },
    {
      at: ['const mySin', 'const c ='],
      task: {
        en: 'The factor of term i: (−1)ⁱ / (2i + 1)!',
        ko: 'i번째 항의 계수: (−1)ⁱ / (2i + 1)!',
      },
    },
    {
      at: ['const mySin', 'const t ='],
      task: { en: 'The term: c times x to the power of 2i + 1.', ko: '항: c에 x의 2i + 1제곱을 곱한 것.' },
    },
  ],
  until: 'const show =',
  names: ['Variable', 'sin', 'mySin'],
  check(script) {
    const { Variable, sin, mySin, np } = script
    expectGradients(script, 'sin(x)', sin, { x: 1 })
    expectGradients(script, '3 sin(x)', (x) => sin(x).mul(3), { x: 1 })
    const x = new Variable(np.array(1))
    const terms = { en: 'x − x³/3! + x⁵/5! − …', ko: 'x − x³/3! + x⁵/5! − …' }
    expectValue('mySin(1, 1e-12)', mySin(x, 1e-12), Math.sin(1), { because: terms })
    expectGradients(script, 'mySin(x, 1e-12)', (x) => mySin(x, 1e-12), { x: 2 })
  },
})
