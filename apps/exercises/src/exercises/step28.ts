import { type Box, expectGradients, type NewBox } from '../checks/gradient.ts'
import { expectThat, expectValue, flat, numbersOf } from '../checks/value.ts'
import { exercise } from '../exercise.ts'

interface Script {
  Variable: NewBox
  rosenbrock(x0: Box, x1: Box): Box
  x0: Box
  x1: Box
}

export default exercise<Script>()({
  step: 28,
  title: { en: 'Gradient descent', ko: '경사하강법' },
  blanks: [
    {
      at: ['const rosenbrock = (x0: Variable, x1: Variable) =>'],
      task: { en: '100 (x1 − x0²)² + (x0 − 1)²', ko: '100 (x1 − x0²)² + (x0 − 1)²' },
    },
    {
      at: ['for (let i = 0', 'x0.data ='],
      task: {
        en: 'A step of length lr against the gradient x0.grad; what is assigned is an array.',
        ko: '기울기 x0.grad의 반대 방향으로 lr만큼 갑니다. 대입하는 값은 배열입니다.',
      },
    },
    { at: ['for (let i = 0', 'x1.data ='], task: { en: 'The same for x1.', ko: 'x1도 똑같이 하세요.' } },
  ],
  until: 'const plot =',
  names: ['Variable', 'rosenbrock', 'x0', 'x1'],
  check(script) {
    const { Variable, rosenbrock, x0, x1, np } = script
    expectValue('rosenbrock(0, 2)', rosenbrock(new Variable(np.array(0)), new Variable(np.array(2))), 401)
    expectGradients(script, 'rosenbrock(x0, x1)', rosenbrock, { x0: 0.5, x1: 2 })
    const [down0, down1] = descent(-0.001)
    const [got] = flat(numbersOf(x0) ?? Number.NaN)
    expectThat(Number.isFinite(got), {
      en: 'x0 is no finite number after 1000 steps: do they go against the gradient, and are they multiplied by lr?',
      ko: '1000번 뒤에 x0이 유한한 수가 아닙니다. 기울기의 반대 방향으로, lr을 곱해서 가나요?',
    })
    expectValue('x0 (i = 1000)', x0, down0, { within: 1e-6 })
    expectValue('x1 (i = 1000)', x1, down1, { within: 1e-6 })
  },
})

/** Where the steps lead, by the derivatives written out. */
function descent(step: number): [number, number] {
  let [x0, x1] = [0, 2]
  for (let i = 0; i < 1000; i++) {
    const [g0, g1] = [-400 * x0 * (x1 - x0 ** 2) + 2 * (x0 - 1), 200 * (x1 - x0 ** 2)]
    x0 += step * g0
    x1 += step * g1
  }
  return [x0, x1]
}
