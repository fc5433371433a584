import type { Box, NewBox } from '../checks/gradient.ts'
import { expectValue } from '../checks/value.ts'
import { exercise } from '../exercise.ts'

interface Script {
  Variable: NewBox
  add(x0: Box, x1: Box): Box
  square(x: Box): Box
}

export default exercise<Script>()({
  step: 16,
  title: { en: 'The order of the backward pass', ko: '역전파의 순서' },
  blanks: [
    {
      at: ['class Variable', 'const addFunc = (f: FunctionNode) => {'],
      task: {
        en: 'Put f on the list funcs, but only once (seenSet knows). The end of the list is taken first, so keep the function of the highest generation there.',
        ko: 'f를 목록 funcs에 넣되 한 번만 넣으세요(seenSet으로 확인). 목록의 끝에서부터 꺼내므로, 세대가 가장 큰 함수가 끝에 오게 하세요.',
      },
    },
  ],
  until: 'const x =',
  names: ['Variable', 'add', 'square'],
  check({ Variable, add, square, np: { array } }) {
    const gradient = (f: (x: Box) => Box) => {
      const x = new Variable(array(2))
      f(x).backward()
      return x.grad
    }
    expectValue('x.grad (x², x = 2)', gradient(square), 4)
    const diamond = (x: Box) => {
      const a = square(x)
      return add(square(a), square(a))
    }
    expectValue('x.grad (a² + a², a = x², x = 2)', gradient(diamond), 64, {
      because: {
        en: 'the function that made a waits for the gradients of both squares, and is asked once',
        ko: 'a를 만든 함수는 두 제곱의 기울기를 모두 기다렸다가 한 번만 불려야 합니다',
      },
    })
    for (const [formula, f] of [
      ['x + (x²)²', (x: Box) => add(x, square(square(x)))],
      ['(x²)² + x', (x: Box) => add(square(square(x)), x)],
    ] as const) {
      expectValue(`x.grad (${formula}, x = 2)`, gradient(f), 33)
    }
    const late = (x: Box) => {
      const a = square(x)
      return add(a, square(square(a)))
    }
    expectValue('x.grad (a + (a²)², a = x², x = 2)', gradient(late), 4 * (1 + 4 * 4 ** 3), {
      because: { en: 'the highest generation comes first', ko: '세대가 가장 큰 함수가 먼저입니다' },
    })
  },
})
