import type { Box, NewBox } from '../checks/gradient.ts'
import { expectValue, type Numbers, numbersOf } from '../checks/value.ts'
import { exercise } from '../exercise.ts'

interface Script {
  Variable: NewBox
  predict(x: Box): Box
  W1: Box
  b1: Box
  W2: Box
  b2: Box
}

export default exercise<Script>()({
  step: 43,
  title: { en: 'A network of two layers', ko: '두 층짜리 신경망' },
  blanks: [
    {
      at: ['const predict ='],
      task: {
        en: 'Linear with W1 and b1, a sigmoid, linear with W2 and b2.',
        ko: 'W1과 b1의 선형 변환, 시그모이드, W2와 b2의 선형 변환.',
      },
    },
  ],
  until: 'const lr =',
  names: ['Variable', 'predict', 'W1', 'b1', 'W2', 'b2'],
  check({ Variable, predict, W1, b1, W2, b2, np: { array } }) {
    b1.data = array(Array.from({ length: 10 }, (_, i) => i - 5)) // zeros would hide that it is missing
    b2.data = array([0.5])
    const y = predict(new Variable(array([[2]])))
    const [w1, w2] = [W1, W2].map((W) => W.data)
    const hidden = array([[2]])
      .matmul(w1)
      .add(b1.data)
    const straight = hidden.matmul(w2).add(b2.data)
    const bent = hidden.neg().exp().add(1).rdiv(1).matmul(w2).add(b2.data)
    const forgotten = isAbout(numbersOf(y), straight.tolist() as Numbers)
    expectValue('predict([[2]])', y, bent.tolist() as Numbers, {
      because: forgotten
        ? {
            en: 'without a sigmoid between them, two layers are one',
            ko: '사이에 시그모이드가 없으면 두 층은 한 층과 같습니다',
          }
        : { en: 'sigmoid(x W1 + b1) W2 + b2', ko: 'sigmoid(x W1 + b1) W2 + b2' },
    })
  },
})

const isAbout = (got: Numbers | undefined, expected: Numbers) =>
  Math.abs(Number(String(got)) - Number(String(expected))) < 1e-9
