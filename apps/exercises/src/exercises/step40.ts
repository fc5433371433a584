import type { Box, NewBox, Node } from '../checks/gradient.ts'
import { expectValue } from '../checks/value.ts'
import { exercise } from '../exercise.ts'

interface Script {
  Variable: NewBox
  BroadcastTo: new (shape: readonly number[]) => Node
}

export default exercise<Script>()({
  step: 40,
  title: { en: 'The gradient of a broadcast', ko: '브로드캐스트의 기울기' },
  source: { package: '@dezero/core', file: 'src/shape.ts' },
  blanks: [
    {
      at: ['class BroadcastTo', 'backward(gy: Grad) {'],
      task: {
        en: 'An element of the input stands in several places of the output: its gradient is the sum of theirs, in the shape of the input.',
        ko: '입력의 원소 하나가 출력의 여러 곳에 있습니다. 그 기울기는 그곳들의 기울기를 더한 것이고, 입력과 형상이 같습니다.',
      },
    },
  ],
  until: '/** y = x summed down',
  names: ['Variable', 'BroadcastTo'],
  check({ Variable, BroadcastTo, np: { array } }) {
    const because = { en: 'the gradients of all its places add up', ko: '모든 자리의 기울기가 더해집니다' }
    for (const [value, shape, gy, expected] of [
      [[10], [3], [1, 2, 3], [6]],
      [
        [1, 2],
        [2, 2],
        [
          [1, 2],
          [3, 4],
        ],
        [4, 6],
      ],
      [
        [[1], [2]],
        [2, 2],
        [
          [1, 2],
          [3, 4],
        ],
        [[3], [7]],
      ],
      [
        5,
        [2, 2],
        [
          [1, 2],
          [3, 4],
        ],
        10,
      ],
    ] as const) {
      const x = new Variable(array(value as unknown as number[]))
      const y = new BroadcastTo(shape).call(x) as Box
      y.grad = new Variable(array(gy as unknown as number[]))
      y.backward()
      const from = `(${x.data.shape.join(', ')})`
      expectValue(`x.grad (${from} → (${shape.join(', ')}))`, x.grad, expected, { because })
    }
  },
})
