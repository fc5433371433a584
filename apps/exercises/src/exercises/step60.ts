import type { NdArray } from '@dezero/ndarray'
import type { Box } from '../checks/gradient.ts'
import { expectThat, expectValue, type Numbers } from '../checks/value.ts'
import { exercise } from '../exercise.ts'

type Gate = 'f' | 'i' | 'o' | 'u'

type Layers = Record<`${'x' | 'h'}2${Gate}`, { call(x: unknown): Box }>

interface Cell extends Layers {
  call(x: NdArray): Box
  c: Box | null
  h: Box | null
}

export default exercise<{ LSTM: new (hiddenSize: number) => Cell }>()({
  step: 60,
  title: { en: 'The gates of an LSTM', ko: 'LSTM의 게이트' },
  source: { package: '@dezero/nn', file: 'src/layers/lstm.ts' },
  blanks: [
    {
      at: ['forward(x: VariableLike): Variable {', 'const i ='],
      task: {
        en: 'The input gate, as the forget gate above it with weights of its own.',
        ko: '입력 게이트. 위의 망각 게이트와 같은 식이고 가중치만 다릅니다.',
      },
    },
    {
      at: ['forward(x: VariableLike): Variable {', 'const u ='],
      task: { en: 'The candidate, between −1 and 1: tanh.', ko: '−1과 1 사이의 새 후보: tanh.' },
    },
    {
      at: ['forward(x: VariableLike): Variable {', 'this.c ='],
      task: {
        en: 'The memory: f says how much of it stays, i how much of u comes in.',
        ko: '기억: f는 얼마나 남길지, i는 u를 얼마나 받아들일지 정합니다.',
      },
    },
    {
      at: ['forward(x: VariableLike): Variable {', 'this.h ='],
      task: {
        en: 'What is shown of the memory: its tanh, as far as o lets it through.',
        ko: '기억에서 내보내는 것: 기억의 tanh에 o를 곱한 것.',
      },
    },
  ],
  names: ['LSTM'],
  check({ LSTM, np: { array, random, zeros } }) {
    random.seed(0)
    const cell = new LSTM(3)
    let [c, h] = [zeros([2, 3]), zeros([2, 3])]
    for (const [step, x] of [array([[1], [2]]), array([[-1], [0.5]])].entries()) {
      const shown = cell.call(x)
      const sum = (gate: Gate) => cell[`x2${gate}`].call(x).data.add(cell[`h2${gate}`].call(h).data)
      const sigmoid = (gate: Gate) => sum(gate).neg().exp().add(1).rdiv(1)
      const candidate = sum('u').tanh()
      c = sigmoid('f').mul(c).add(sigmoid('i').mul(candidate))
      h = sigmoid('o').mul(c.tanh())
      expectThat(cell.c !== null, {
        en: 'After the first call the memory this.c is still null.',
        ko: '첫 호출 뒤에도 기억 this.c가 null입니다.',
      })
      const at = `(t = ${step + 1})`
      expectValue(`c ${at}`, cell.c, c.tolist() as Numbers, {
        within: 1e-5,
        because: { en: 'f c + i u, with i a sigmoid and u a tanh', ko: 'f c + i u. i는 시그모이드, u는 tanh입니다' },
      })
      expectValue(`h ${at}`, shown, h.tolist() as Numbers, {
        within: 1e-5,
        because: { en: 'o tanh c', ko: 'o tanh c' },
      })
    }
  },
})
