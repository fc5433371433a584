import type { Box, NewBox, Node } from '../checks/gradient.ts'
import { expectThat, expectValue } from '../checks/value.ts'
import { exercise } from '../exercise.ts'

interface Script {
  Variable: NewBox
  Square: new () => Node
  Exp: new () => Node
}

export default exercise<Script>()({
  step: 8,
  title: { en: 'A loop instead of recursion', ko: '재귀 대신 반복문' },
  blanks: [
    {
      at: ['class Variable', 'while (funcs.length > 0) {'],
      task: {
        en: 'Take a function from the list, give its input the gradient, and put the creator of that input, if there is one, on the list.',
        ko: '목록에서 함수를 하나 꺼내 그 입력에 기울기를 주고, 그 입력에 creator가 있으면 목록에 넣으세요.',
      },
    },
  ],
  until: 'const A =',
  names: ['Variable', 'Square', 'Exp'],
  check({ Variable, Square, Exp, np: { array } }) {
    const x = new Variable(array(0.5))
    const a = new Square().call(x) as Box
    const y = new Exp().call(a) as Box
    y.grad = array(1)
    y.backward()
    expectValue('a.grad (y = exp(a))', a.grad, Math.exp(0.25))
    expectValue('x.grad (y = exp(x²))', x.grad, Math.exp(0.25), {
      because: {
        en: 'the creator of a has to come onto the list',
        ko: 'a의 creator도 목록에 들어가야 합니다',
      },
    })
    expectThat(goesDeep(new Variable(array(0)), Square, array(1)), {
      en: 'A chain of 20,000 functions overflows the stack: backward() should not call itself.',
      ko: '함수 20,000개를 이으면 스택이 넘칩니다. backward()가 자신을 부르지 않아야 합니다.',
    })
  },
})

function goesDeep(x: Box, Square: new () => Node, gy: unknown): boolean {
  let y = x
  for (let i = 0; i < 20_000; i++) y = new Square().call(y) as Box
  y.grad = gy
  try {
    y.backward()
    return true
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}
