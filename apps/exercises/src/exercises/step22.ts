import { type Box, expectBackward, expectGradients, type NewBox, type Node } from '../checks/gradient.ts'
import { expectValue } from '../checks/value.ts'
import { exercise } from '../exercise.ts'

interface Script {
  Variable: NewBox
  Sub: new () => Node
  Div: new () => Node
  Pow: new (c: number) => Node
}

interface Number extends Box {
  rsub(other: number): Box
  rdiv(other: number): Box
}

export default exercise<Script>()({
  step: 22,
  title: { en: 'Differences, quotients and powers', ko: '뺄셈과 나눗셈과 거듭제곱' },
  blanks: [
    {
      at: ['class Variable', 'rsub(other: VariableLike) {'],
      task: { en: 'x.rsub(3) is 3 − x.', ko: 'x.rsub(3)은 3 − x입니다.' },
    },
    {
      at: ['class Sub', 'backward(gy: NdArray) {'],
      task: { en: 'The gradients of x0 − x1.', ko: 'x0 − x1의 기울기.' },
    },
    {
      at: ['class Div', 'backward(gy: NdArray) {'],
      task: { en: 'The gradients of x0 / x1.', ko: 'x0 / x1의 기울기.' },
    },
    {
      at: ['class Pow', 'backward(gy: NdArray) {'],
      task: { en: 'The gradient of x to the power of this.c.', ko: 'x의 this.c제곱의 기울기.' },
    },
  ],
  until: 'const x =',
  names: ['Variable', 'Sub', 'Div', 'Pow'],
  check(script) {
    expectBackward(script, 'Sub', () => new script.Sub(), { x0: 3, x1: 2 })
    expectBackward(script, 'Div', () => new script.Div(), { x0: 3, x1: 2 })
    expectBackward(script, 'Pow', () => new script.Pow(3), { x: 2 })
    const x = new script.Variable(script.np.array(2)) as Number
    expectValue('x.rsub(3) (x = 2)', x.rsub(3), 1, {
      because: { en: 'the order of the operands matters', ko: '피연산자의 순서가 중요합니다' },
    })
    expectGradients(script, '3 − x', (x) => (x as Number).rsub(3), { x: 2 })
    expectGradients(script, '3 / x', (x) => (x as Number).rdiv(3), { x: 2 })
  },
})
