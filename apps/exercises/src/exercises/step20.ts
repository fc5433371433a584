import { type Box, expectBackward, expectGradients, type NewBox, type Node } from '../checks/gradient.ts'
import { expectValue } from '../checks/value.ts'
import { exercise } from '../exercise.ts'

interface Number extends Box {
  add(other: Box): Number
  mul(other: Box): Number
}

export default exercise<{ Variable: NewBox; Mul: new () => Node; mul(x0: Box, x1: Box): Box }>()({
  step: 20,
  title: { en: 'The derivatives of a product', ko: '곱셈의 미분' },
  blanks: [
    {
      at: ['class Variable', 'mul(other: Variable) {'],
      task: { en: 'x.mul(y) is mul(x, y).', ko: 'x.mul(y)는 mul(x, y)와 같습니다.' },
    },
    {
      at: ['class Mul', 'backward(gy: NdArray) {'],
      task: {
        en: 'The gradients of both factors of x0 · x1, as a list. The inputs are this.inputs.',
        ko: 'x0 · x1의 두 인수에 대한 기울기를 리스트로 돌려주세요. 입력은 this.inputs에 있습니다.',
      },
    },
  ],
  until: 'const a =',
  names: ['Variable', 'Mul', 'mul'],
  check(script) {
    const { Variable, Mul, mul, np } = script
    expectBackward(script, 'Mul', () => new Mul(), { x0: 3, x1: 2 })
    const three = new Variable(np.array(3)) as Number
    expectValue('x.mul(x) (x = 3)', three.mul(three), 9)
    expectGradients(script, 'mul(x, x)', (x) => mul(x, x), { x: [2, 5] })
    expectGradients(script, 'x.mul(y).add(x)', (x, y) => (x as Number).mul(y).add(x), { x: 3, y: 4 })
  },
})
