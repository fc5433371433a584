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
    expectValue('add(x0, x1).data at 2 and 3', y, 5)

    class Both extends FunctionNode {
      forward(x: NdArray) {
        return [x, x.neg()]
      }
    }
    const ys = new Both().call(new Variable(array(1)))
    expectThat(Array.isArray(ys) && ys.length === 2, {
      en: 'A function whose forward() gives a list of two arrays should have two outputs.',
      ko: 'forward()가 배열 두 개의 리스트를 돌려주는 함수는 출력이 두 개여야 합니다.',
    })
    expectValue('the second output of a function that gives [x, −x] at 1', (ys as Box[])[1], -1)
  },
})
