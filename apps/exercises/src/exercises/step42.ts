import { type Box, expectGradients, type NewBox } from '../checks/gradient.ts'
import { expectValue, flat, numbersOf } from '../checks/value.ts'
import { exercise } from '../exercise.ts'

interface Script {
  Variable: NewBox
  predict(x: Box): Box
  meanSquaredError(x0: Box, x1: Box): Box
  W: Box
  b: Box
}

export default exercise<Script>()({
  step: 42,
  title: { en: 'Linear regression', ko: '선형 회귀' },
  blanks: [
    { at: ['const predict = (x: Variable) =>'], task: { en: 'x W + b, a matrix product', ko: 'x W + b, 행렬의 곱' } },
    {
      at: ['const meanSquaredError ='],
      task: {
        en: 'The mean of the squares of the differences: their sum, divided by how many there are.',
        ko: '차의 제곱의 평균: 모두 더해 개수로 나눈 것.',
      },
    },
    {
      at: ['for (let i = 0', 'W.data ='],
      task: {
        en: 'A step of length lr against the gradient, as data.',
        ko: '기울기의 반대 방향으로 lr만큼, 데이터로 계산하세요.',
      },
    },
    { at: ['for (let i = 0', 'b.data ='], task: { en: 'The same for b.', ko: 'b도 똑같이 하세요.' } },
  ],
  until: 'const t =',
  names: ['Variable', 'predict', 'meanSquaredError', 'W', 'b'],
  check(script) {
    const { Variable, predict, meanSquaredError, W, b, np } = script
    const column = (...values: number[]) => new Variable(np.array(values.map((value) => [value])))
    expectValue('meanSquaredError([1, 2, 3], [1, 1, 1])', meanSquaredError(column(1, 2, 3), column(1, 1, 1)), 5 / 3)
    const ones = new Variable(np.array([1, 1]))
    expectGradients(script, 'meanSquaredError(x, 1)', (x) => meanSquaredError(x, ones), { x: [3, 5] })
    const [w, c] = [W, b].map((p) => flat(numbersOf(p) ?? Number.NaN)[0])
    expectValue('predict([[2]])', predict(column(2)), [[2 * w + c]])
    const found = {
      en: 'that is the line which 100 steps with lr = 0.1 find',
      ko: 'lr = 0.1로 100번 갔을 때 찾는 직선입니다',
    }
    expectValue('W (i = 100)', W, [[2.11807369]], { within: 1e-6, because: found })
    expectValue('b (i = 100)', b, [5.46608905], { within: 1e-6, because: found })
  },
})
