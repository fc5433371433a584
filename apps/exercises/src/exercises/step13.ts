import type { Box, NewBox } from '../checks/gradient.ts'
import { expectValue } from '../checks/value.ts'
import { exercise } from '../exercise.ts'

interface Script {
  Variable: NewBox
  add(x0: Box, x1: Box): Box
  square(x: Box): Box
}

export default exercise<Script>()({
  step: 13,
  title: { en: 'A gradient for each input', ko: '입력마다 기울기 하나' },
  blanks: [
    {
      at: ['class Variable', 'while (funcs.length > 0) {'],
      task: {
        en: 'Ask the next function, with the gradients of all its outputs, for those of its inputs (one, or a list). Each input gets its own, and its creator goes on the list.',
        ko: '다음 함수에 모든 출력의 기울기를 주고 입력들의 기울기(하나이거나 리스트)를 구하세요. 입력마다 자신의 기울기를 받고, 그 creator는 목록에 들어갑니다.',
      },
    },
  ],
  until: 'const x =',
  names: ['Variable', 'add', 'square'],
  check({ Variable, add, square, np: { array } }) {
    const [x, y] = [new Variable(array(2)), new Variable(array(3))]
    add(x, y).backward()
    expectValue('x.grad of x + y', x.grad, 1)
    expectValue('y.grad of x + y', y.grad, 1, {
      because: {
        en: 'Add has two inputs, and a gradient for each',
        ko: 'Add에는 입력이 두 개이고 기울기도 각각 있습니다',
      },
    })
    const [u, v] = [new Variable(array(2)), new Variable(array(3))]
    add(square(u), square(v)).backward()
    const onward = {
      en: 'the creators of all inputs belong on the list',
      ko: '모든 입력의 creator가 목록에 들어가야 합니다',
    }
    expectValue('x.grad of x² + y² at 2 and 3', u.grad, 4, { because: onward })
    expectValue('y.grad of x² + y² at 2 and 3', v.grad, 6, { because: onward })
  },
})
