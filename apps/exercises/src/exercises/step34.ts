import type { Box } from '../checks/gradient.ts'
import { expectThat, expectValue, flat, numbersOf } from '../checks/value.ts'
import { exercise } from '../exercise.ts'

export default exercise<{ x: Box; logs: Box[] }>()({
  step: 34,
  title: { en: 'Four derivatives of sin', ko: 'sin의 미분 네 번' },
  blanks: [
    {
      at: ['for (let i = 0; i < 4; i++) {'],
      task: {
        en: 'Take the gradient of x, put it at the end of logs, clear it at x, and differentiate it in turn, with a graph for the next.',
        ko: 'x의 기울기를 꺼내 logs의 끝에 넣고, x의 기울기를 지운 다음, 그 기울기를 다시 미분하세요. 다음 미분을 위해 그래프도 만드세요.',
      },
    },
  ],
  until: 'for (const [i, log]',
  names: ['x', 'logs'],
  check({ x, logs }) {
    const xs = flat(numbersOf(x) ?? [])
    expectThat(logs.length === 5, {
      en: `logs should hold sin and four derivatives, which are 5, and holds ${logs.length}.`,
      ko: `logs에는 sin과 미분 네 개, 모두 5개가 있어야 하는데 ${logs.length}개입니다.`,
    })
    const derivatives: ((x: number) => number)[] = [
      Math.sin,
      Math.cos,
      (x) => -Math.sin(x),
      (x) => -Math.cos(x),
      Math.sin,
    ]
    for (const [order, f] of derivatives.entries()) {
      const middle = (numbers: number[]) => numbers[140] // of 200 elements, a longer text would say no more
      expectValue(
        `logs[${order}] (x = ${middle(xs).toFixed(3)})`,
        middle(flat(numbersOf(logs[order])!)),
        middle(xs.map(f)),
        {
          because: {
            en: 'gradients add up where clearGrad() is forgotten between two orders',
            ko: '차수 사이에 clearGrad()를 잊으면 기울기가 더해집니다',
          },
        },
      )
    }
  },
})
