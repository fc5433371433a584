import type { NdArray } from '@dezero/ndarray'
import type { Box, NewBox } from '../checks/gradient.ts'
import { described, expectThat, expectValue } from '../checks/value.ts'
import { exercise } from '../exercise.ts'

interface Script {
  Variable: NewBox
  asVariable(value: Box | NdArray | number): Box
  add(x0: Box, x1: NdArray | number): Box
}

export default exercise<Script>()({
  step: 21,
  title: { en: 'Numbers become Variables', ko: '숫자를 Variable로' },
  blanks: [
    {
      at: ['const asVariable = (obj: VariableLike) =>'],
      task: {
        en: 'A Variable stays as it is; anything else is made an array by asArray(), and put into a Variable.',
        ko: 'Variable은 그대로 두고, 나머지는 asArray()로 배열을 만들어 Variable에 담으세요.',
      },
    },
    {
      at: ['call(...args: VariableLike[]) {', 'const inputs ='],
      task: { en: 'The arguments as Variables.', ko: '인수들을 Variable로 바꾸세요.' },
    },
  ],
  until: 'const x =',
  names: ['Variable', 'asVariable', 'add'],
  check({ Variable, asVariable, add, np: { array } }) {
    const x = new Variable(array(2))
    expectThat(isItself(x, asVariable), {
      en: 'asVariable(x) of a Variable x should be x itself: a new one would have no creator, and the graph would end there.',
      ko: 'Variable x에 대한 asVariable(x)는 x 자신이어야 합니다. 새로 만들면 creator가 없어 그래프가 끊깁니다.',
    })
    for (const [what, value] of [
      ['asVariable(3)', 3],
      ['asVariable(array(3))', array(3)],
    ] as const) {
      const made = asVariable(value)
      expectThat(made instanceof Variable, {
        en: `${what} should be a Variable, and is ${described(made)}.`,
        ko: `${what}의 결과는 Variable이어야 하는데, ${described(made)}입니다.`,
      })
      expectValue(what, made, 3)
    }
    const y = add(x, 3)
    expectValue('x.add(3) (x = 2)', y, 5)
    y.backward()
    expectValue('x.grad (x + 3)', x.grad, 1)
  },
})

/** A new Variable around a Variable is an error of asArray. */
function isItself(x: Box, asVariable: Script['asVariable']): boolean {
  try {
    return asVariable(x) === x
  } catch {
    return false
  }
}
