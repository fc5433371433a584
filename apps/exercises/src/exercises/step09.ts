import type { Box, NewBox } from '../checks/gradient.ts'
import { expectValue } from '../checks/value.ts'
import { exercise } from '../exercise.ts'

export default exercise<{ Variable: NewBox; square(x: Box): Box; exp(x: Box): Box }>()({
  step: 9,
  title: { en: 'A gradient to start from', ko: '시작하는 기울기' },
  blanks: [
    {
      at: ['class Variable', 'this.grad ??='],
      task: {
        en: 'dy/dy is 1 for each element of y: an array of the shape of this.data.',
        ko: 'dy/dy는 y의 원소마다 1입니다. this.data와 형상이 같은 배열을 쓰세요.',
      },
    },
    {
      at: ['const square = (x: Variable) =>'],
      task: { en: 'square(x) calls a new Square.', ko: 'square(x)는 새 Square를 호출합니다.' },
    },
  ],
  until: 'const x =',
  names: ['Variable', 'square', 'exp'],
  check({ Variable, square, exp, np: { array } }) {
    const x = new Variable(array([1, 2]))
    const y = square(x)
    expectValue('square([1, 2])', y, [1, 4])
    y.backward()
    expectValue('y.grad (y = square([1, 2]))', y.grad, [1, 1], {
      because: { en: 'it has the shape of y.data', ko: 'y.data와 형상이 같습니다' },
    })
    expectValue('x.grad (y = square(x), x = [1, 2])', x.grad, [2, 4])
    const u = new Variable(array(0.5))
    square(exp(square(u))).backward()
    expectValue('x.grad (y = square(exp(square(x))), x = 0.5)', u.grad, 2 * Math.exp(0.5))
  },
})
