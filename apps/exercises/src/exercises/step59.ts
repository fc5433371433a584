import type { Box } from '../checks/gradient.ts'
import { expectThat, expectValue, type Numbers } from '../checks/value.ts'
import { exercise } from '../exercise.ts'

interface Net {
  call(x: unknown): Box
  resetState(): void
  rnn: { call(x: unknown): Box }
  fc: { call(x: unknown): Box }
}

export default exercise<{ SimpleRNN: new (hiddenSize: number, outSize: number) => Net }>()({
  step: 59,
  title: { en: 'A model that remembers', ko: '기억하는 모델' },
  blanks: [
    {
      at: ['class SimpleRNN', 'resetState() {'],
      task: {
        en: 'What the model remembers is the state of its rnn: forget it.',
        ko: '모델이 기억하는 것은 rnn의 상태입니다. 지우세요.',
      },
    },
    {
      at: ['class SimpleRNN', 'forward(x: VariableLike) {'],
      task: {
        en: 'The recurrent layer makes a new state of x and of its old one; the answer is what fc makes of that.',
        ko: '순환 계층이 x와 이전 상태로 새 상태를 만들고, fc가 그것으로 답을 만듭니다.',
      },
    },
  ],
  until: 'const model =',
  names: ['SimpleRNN'],
  check({ SimpleRNN, np: { array } }) {
    const net = new SimpleRNN(4, 1)
    const x = array([[1]])
    const first = net.call(x)
    const second = net.call(x)
    net.resetState()
    const again = net.call(x)
    const list = ({ data }: Box) => data.tolist() as Numbers
    expectThat(first?.data?.shape.join() === '1,1', {
      en: `The result has the shape (${first?.data?.shape.join(', ')}), and should have (1, 1): fc makes one number of the state.`,
      ko: `결과의 형상이 (${first?.data?.shape.join(', ')})인데, (1, 1)이어야 합니다. fc가 상태로 수 하나를 만듭니다.`,
    })
    expectThat(String(list(first)) !== String(list(second)), {
      en: 'The same x twice gives the same: the model does not remember.',
      ko: '같은 x를 두 번 주어도 결과가 같습니다. 모델이 기억하지 못합니다.',
    })
    expectValue('model.call(x) (resetState())', again, list(first), {
      because: { en: 'it begins anew', ko: '처음부터 다시 시작합니다' },
    })
    net.resetState()
    expectValue('model.call(x)', first, list(net.fc.call(net.rnn.call(x))), {
      because: { en: 'fc of the new state', ko: '새 상태에 fc를 적용한 것' },
    })
  },
})
