import type { NewBox } from '../checks/gradient.ts'
import { expectThat } from '../checks/value.ts'
import { exercise } from '../exercise.ts'

export default exercise<{ Variable: NewBox }>()({
  step: 19,
  title: { en: 'A text to print', ko: '출력할 글' },
  blanks: [
    {
      at: ['class Variable', 'toString() {'],
      task: {
        en: 'variable( and ) around the text of the array. The lines of a matrix stand below each other: indent all but the first by 9 spaces.',
        ko: '배열의 글을 variable( 와 )로 감싸세요. 행렬의 줄들은 위아래로 맞춥니다. 첫 줄을 뺀 모든 줄을 공백 9개만큼 들여쓰세요.',
      },
    },
  ],
  until: 'const x =',
  names: ['Variable'],
  check({ Variable, np: { array } }) {
    for (const [value, text] of [
      [2, 'variable(2.0)'],
      [[1, 2], 'variable([1. 2.])'],
      [
        [
          [1, 2],
          [3, 4],
          [5, 6],
        ],
        'variable([[1. 2.]\n          [3. 4.]\n          [5. 6.]])',
      ],
    ] as const) {
      const got = String(new Variable(array(value as number)))
      const of = JSON.stringify(value)
      const [actual, expected] = [got, text].map((text) => JSON.stringify(text))
      expectThat(got === text, {
        en: `The text of a Variable of ${of} is ${actual}, and should be ${expected}.`,
        ko: `Variable(${of})의 글이 ${actual}인데, 바른 글은 ${expected}입니다.`,
      })
    }
  },
})
