import type { NewBox, Node } from '../checks/gradient.ts'
import { described, expectThat, expectValue } from '../checks/value.ts'
import { exercise } from '../exercise.ts'

export default exercise<{ Variable: NewBox; Square: new () => Node }>()({
  step: 2,
  title: { en: 'From box to box', ko: '상자에서 상자로' },
  blanks: [
    {
      at: ['abstract class FunctionNode', 'call(input: Variable) {'],
      task: {
        en: 'Take the array out of the input, compute with forward(), and return the result in a new Variable.',
        ko: '입력에서 배열을 꺼내 forward()로 계산하고, 결과를 새 Variable에 담아 돌려주세요.',
      },
    },
  ],
  until: 'const x =',
  names: ['Variable', 'Square'],
  check({ Variable, Square, np: { array } }) {
    const x = new Variable(array(3))
    const y = new Square().call(x)
    expectThat(y instanceof Variable, {
      en: `call() should give a Variable, and gives ${described(y)}.`,
      ko: `call()은 Variable을 돌려주어야 하는데, 결과가 ${described(y)}입니다.`,
    })
    expectValue('new Square().call(x).data (x = 3)', y, 9)
    expectValue('x.data', x.data, 3, {
      because: { en: 'the result belongs into a new box', ko: '결과는 새 상자에 담아야 합니다' },
    })
  },
})
