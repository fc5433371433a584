import type { Box } from '../checks/gradient.ts'
import { expectThat, expectValue, flat, numbersOf, shown } from '../checks/value.ts'
import { exercise } from '../exercise.ts'

export default exercise<{ x: Box }>()({
  step: 33,
  title: { en: "Newton's method, automatic", ko: '자동으로 하는 뉴턴 방법' },
  blanks: [
    {
      at: ['for (let i = 0; i < iters; i++) {'],
      task: {
        en: "One step of Newton's method: x.data becomes x − f′(x) / f″(x). With createGraph, the backward() of f(x) gives a gradient that has a backward() of its own; clear x.grad before each of the two.",
        ko: '뉴턴 방법 한 번: x.data를 x − f′(x) / f″(x)로 바꾸세요. createGraph를 켜면 f(x)의 backward()가 주는 기울기에도 backward()가 있습니다. 두 번 모두 그 전에 x.grad를 지우세요.',
      },
    },
  ],
  replaced: { 'const iters = 10': 'const iters = 1' },
  names: ['x'],
  check({ x }) {
    const [first, second] = [4 * 2 ** 3 - 4 * 2, 12 * 2 ** 2 - 4]
    const [got] = flat(numbersOf(x) ?? Number.NaN)
    expectThat(Math.abs(got - (2 - first / (second + first))) > 1e-9, {
      en: `From 2 the first step goes to ${shown(got)}: the second derivative still has the first in it, which clearGrad() between the two removes.`,
      ko: `2에서 한 번 간 곳이 ${shown(got)}입니다. 2차 미분에 1차 미분이 더해져 있으니, 둘 사이에 clearGrad()로 지우세요.`,
    })
    expectValue('x (i = 1)', x, 2 - first / second, {
      because: { en: 'there f′ is 24 and f″ is 44', ko: '거기서 f′는 24, f″는 44입니다' },
    })
  },
})
