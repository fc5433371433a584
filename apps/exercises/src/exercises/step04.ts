import type { NdArray } from '@dezero/ndarray'
import type { Box, NewBox } from '../checks/gradient.ts'
import { expectThat, expectValue, flat, numbersOf } from '../checks/value.ts'
import { exercise } from '../exercise.ts'

interface Script {
  Variable: NewBox
  numericalDiff(f: (x: Box) => Box, x: Box, eps?: number): NdArray
}

export default exercise<Script>()({
  step: 4,
  title: { en: 'The slope over a short distance', ko: '아주 짧은 거리의 기울기' },
  blanks: [
    {
      at: ['const numericalDiff ='],
      task: {
        en: 'The central difference: (f(x + eps) − f(x − eps)) / (2 · eps). f takes a Variable and gives one; return an array.',
        ko: '중앙차분 (f(x + eps) − f(x − eps)) / (2 · eps)를 구하세요. f는 Variable을 받아 Variable을 돌려줍니다. 배열을 돌려주세요.',
      },
    },
  ],
  until: 'const square =',
  names: ['Variable', 'numericalDiff'],
  check({ Variable, numericalDiff, np: { array } }) {
    const square = (x: Box) => new Variable(x.data.pow(2))
    const slope = (eps?: number) => numericalDiff(square, new Variable(array(2)), eps)
    const [dy] = flat(numbersOf(slope(0.1)) ?? Number.NaN)
    expectThat(Math.abs(dy - 4.1) > 1e-6 && Math.abs(dy - 3.9) > 1e-6, {
      en: `With eps = 0.1 the slope of x² at 2 is ${dy.toFixed(1)}: that is a difference to one side only; go as far to the other.`,
      ko: `eps = 0.1일 때 x = 2에서 x²의 기울기가 ${dy.toFixed(1)}입니다. 한쪽으로만 간 차분이니, 반대쪽으로도 같은 만큼 가세요.`,
    })
    expectThat(Math.abs(dy - 8) > 1e-6, {
      en: 'The slope of x² at 2 is 8, twice what it should be: the distance between the two points is 2 · eps.',
      ko: 'x = 2에서 x²의 기울기가 8로, 두 배입니다. 두 점 사이의 거리는 2 · eps입니다.',
    })
    expectValue('numericalDiff(x², 2)', slope(), 4, { within: 1e-8 })
    expectValue('numericalDiff(x², 2, 0.1)', slope(0.1), 4)
    const cube = (x: Box) => new Variable(x.data.pow(3))
    expectValue('numericalDiff(x³, [1, 2])', numericalDiff(cube, new Variable(array([1, 2]))), [3, 12], {
      within: 1e-7,
    })
  },
})
