import type { Box, NewBox } from '../checks/gradient.ts'
import { expectValue } from '../checks/value.ts'
import { exercise } from '../exercise.ts'

export default exercise<{ Variable: NewBox }>()({
  step: 1,
  title: { en: 'A box for an array', ko: '배열을 담는 상자' },
  blanks: [
    {
      at: ['class Variable', 'constructor(data: NdArray) {'],
      task: { en: 'Put the array into the box.', ko: '배열을 상자에 넣으세요.' },
    },
  ],
  until: 'const data =',
  names: ['Variable'],
  check({ Variable, np: { array } }) {
    const x: Box = new Variable(array(1))
    expectValue('new Variable(array(1)).data', x.data, 1)
    const y = new Variable(array([2, 3]))
    expectValue('new Variable(array([2, 3])).data', y.data, [2, 3])
    expectValue('x.data', x.data, 1)
  },
})
