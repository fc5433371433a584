import type { NdArray } from '@dezero/ndarray'
import type { Box, NewBox, Node } from '../checks/gradient.ts'
import { expectThat, expectValue } from '../checks/value.ts'
import { exercise } from '../exercise.ts'

interface Script {
  Variable: NewBox
  FunctionNode: new () => Node
  add(x0: Box, x1: Box): Box
}

export default exercise<Script>()({
  step: 12,
  title: { en: 'One result or several', ko: '결과가 하나이거나 여럿이거나' },
  blanks: [
    {
      at: ['call(...inputs: Variable[]) {', 'const y ='],
      task: {
        en: 'forward() takes the arrays one by one, not as a list.',
        ko: 'forward()는 배열들을 리스트가 아니라 하나씩 받습니다.',
      },
    },
    {
      at: ['call(...inputs: Variable[]) {', 'const ys ='],
      task: {
        en: 'forward() gives one array or a list of them; make it a list in any case.',
        ko: 'forward()는 배열 하나나 배열의 리스트를 돌려줍니다. 어느 쪽이든 리스트로 만드세요.',
      },
    },
  ],
  until: 'const x0 =',
  names: ['Variable', 'FunctionNode', 'add'],
  check({ Variable, FunctionNode, add, np: { array } }) {
    const y = add(new Variable(array(2)), new Variable(array(3)))
    expectValue('add(2, 3)', y, 5)

    class Both extends FunctionNode {
      forward(x: NdArray) {
        return [x, x.neg()]
      }
    }
    const ys = outputsOf(() => new Both().call(new Variable(array(1))))
    expectThat(ys.length === 2, {
      en: 'A function whose forward() gives a list of two arrays should have two outputs.',
      ko: 'forward()가 배열 두 개의 리스트를 돌려주는 함수는 출력이 두 개여야 합니다.',
    })
    expectValue('call(x)[1] (forward(x) = [x, −x], x = 1)', ys[1], -1)
  },
})

/** A Variable refuses a list of arrays. */
function outputsOf(call: () => unknown): readonly unknown[] {
  try {
    return [call()].flat()
  } catch {
    return []
  }
}
