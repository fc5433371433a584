import { type Box, expectBackward, type NewBox, type Node } from '../checks/gradient.ts'
import { expectValue } from '../checks/value.ts'
import { exercise } from '../exercise.ts'

interface Script {
  Variable: NewBox
  Square: new () => Node
  Exp: new () => Node
}

export default exercise<Script>()({
  step: 7,
  title: { en: 'Following the links back', ko: '연결을 거꾸로 따라가기' },
  blanks: [
    {
      at: ['class Variable', 'backward() {'],
      task: {
        en: 'If this variable has a creator f: the gradient of f.input is f.backward() of this.grad. Then go on from there; a variable without a creator is where it ends.',
        ko: '이 변수에 creator인 f가 있으면, f.input의 기울기는 this.grad에 f.backward()를 적용한 것입니다. 거기서 계속 거슬러 올라가세요. creator가 없는 변수에서 끝납니다.',
      },
    },
    {
      at: ['class Exp', 'backward(gy: NdArray) {'],
      task: { en: 'The derivative of eˣ, times gy.', ko: 'eˣ의 미분에 gy를 곱한 것.' },
    },
  ],
  until: 'const A =',
  names: ['Variable', 'Square', 'Exp'],
  check(script) {
    const { Variable, Square, Exp, np } = script
    expectBackward(script, 'Exp', () => new Exp(), { x: 0.5 })
    const x = new Variable(np.array(0.5))
    const a = new Square().call(x) as Box
    const b = new Exp().call(a) as Box
    const y = new Square().call(b) as Box
    y.grad = np.array(1)
    y.backward()
    const gb = 2 * Math.exp(0.25)
    expectValue('b.grad (y = b²)', b.grad, gb, {
      because: { en: 'it is what the creator of y makes of y.grad', ko: 'y의 creator가 y.grad로부터 구한 값입니다' },
    })
    const onward = {
      en: 'go on from the input, which has a backward() too',
      ko: '입력에도 backward()가 있으니 계속 가세요',
    }
    expectValue('a.grad (y = exp(a)²)', a.grad, gb * Math.exp(0.25), { because: onward })
    expectValue('x.grad (y = exp(x²)²)', x.grad, gb * Math.exp(0.25), { because: onward })
  },
})
