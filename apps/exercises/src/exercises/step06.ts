import { expectBackward, type NewBox, type Node } from '../checks/gradient.ts'
import { exercise } from '../exercise.ts'

export default exercise<{ Variable: NewBox; Square: new () => Node; Exp: new () => Node }>()({
  step: 6,
  title: { en: 'The chain rule in one function', ko: '함수 하나의 연쇄 법칙' },
  blanks: [
    {
      at: ['class Square', 'backward(gy: NdArray) {'],
      task: {
        en: 'gy is the gradient of the output. Return that of the input: the derivative of x², times gy. The input is this.input.data.',
        ko: 'gy는 출력의 기울기입니다. 입력의 기울기, 즉 x²의 미분에 gy를 곱한 것을 돌려주세요. 입력은 this.input.data입니다.',
      },
    },
    {
      at: ['class Exp', 'backward(gy: NdArray) {'],
      task: { en: 'The same for eˣ.', ko: 'eˣ에 대해서도 똑같이 하세요.' },
    },
  ],
  until: 'const A =',
  names: ['Variable', 'Square', 'Exp'],
  check(script) {
    expectBackward(script, 'Square', () => new script.Square(), { x: 3 })
    expectBackward(script, 'Exp', () => new script.Exp(), { x: 0.5 })
  },
})
