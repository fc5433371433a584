import type { NdArray } from '@dezero/ndarray'
import type { Box, NewBox, Node } from '../checks/gradient.ts'
import { expectValue } from '../checks/value.ts'
import { exercise } from '../exercise.ts'

interface Script {
  Variable: NewBox
  FunctionNode: new () => Node
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
  names: ['Variable', 'FunctionNode', 'add', 'square'],
  check({ Variable, FunctionNode, add, square, np: { array } }) {
    const [x, y] = [new Variable(array(2)), new Variable(array(3))]
    add(x, y).backward()
    expectValue('x.grad (x + y)', x.grad, 1)
    expectValue('y.grad (x + y)', y.grad, 1, {
      because: {
        en: 'Add has two inputs, and a gradient for each',
        ko: 'Add에는 입력이 두 개이고 기울기도 각각 있습니다',
      },
    })

    class Weighted extends FunctionNode {
      forward(x0: NdArray, x1: NdArray) {
        return x0.add(x1.mul(5))
      }
      override backward(gy: NdArray) {
        return [gy, gy.mul(5)]
      }
    }
    const [s, t] = [new Variable(array(2)), new Variable(array(3))]
    ;(new Weighted().call(s, t) as Box).backward()
    expectValue('x.grad (x + 5y)', s.grad, 1)
    expectValue('y.grad (x + 5y)', t.grad, 5, {
      because: { en: 'each input gets its own of the list', ko: '입력마다 리스트에서 자신의 것을 받습니다' },
    })

    const [u, v] = [new Variable(array(2)), new Variable(array(3))]
    add(square(u), square(v)).backward()
    const onward = {
      en: 'the creators of all inputs belong on the list',
      ko: '모든 입력의 creator가 목록에 들어가야 합니다',
    }
    expectValue('x.grad (x² + y², x = 2, y = 3)', u.grad, 4, { because: onward })
    expectValue('y.grad (x² + y², x = 2, y = 3)', v.grad, 6, { because: onward })
  },
})
