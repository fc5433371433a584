import type { Box } from '../checks/gradient.ts'
import { expectThat, expectValue, type Numbers } from '../checks/value.ts'
import { exercise, type WithArrays } from '../exercise.ts'

interface Net {
  call(x: unknown): Box
  params(): Iterable<Box>
  l1: { W: Box; b: Box; call(x: unknown): Box }
  l2: { W: Box; b: Box; call(x: unknown): Box }
}

interface Script {
  TwoLayerNet: new (hiddenSize: number, outSize: number) => Net
  meanSquaredError(x0: unknown, x1: Box): Box
  model: Net
  lr: number
}

export default exercise<Script>()({
  step: 45,
  title: { en: 'A model is a layer of layers', ko: '모델은 계층들의 계층' },
  blanks: [
    {
      at: ['class TwoLayerNet', 'this.l1 ='],
      task: { en: 'A Linear layer with hiddenSize outputs.', ko: '출력이 hiddenSize개인 Linear 계층.' },
    },
    {
      at: ['class TwoLayerNet', 'this.l2 ='],
      task: { en: 'And one with outSize.', ko: '출력이 outSize개인 Linear 계층.' },
    },
    {
      at: ['class TwoLayerNet', 'forward(x: VariableLike) {'],
      task: { en: 'l1, a sigmoid, l2; layers are called.', ko: 'l1, 시그모이드, l2의 순서로 호출하세요.' },
    },
    {
      at: ['for (let i = 0', 'for (const p of model.params()) p.data ='],
      task: {
        en: 'What an optimizer does: a step of length lr against the gradient, as data.',
        ko: '옵티마이저가 하는 일: 기울기의 반대 방향으로 lr만큼, 데이터로 계산하세요.',
      },
    },
  ],
  replaced: { 'const maxIter = 10000': 'const maxIter = 1' },
  names: ['TwoLayerNet', 'meanSquaredError', 'model', 'lr'],
  check(script) {
    const {
      TwoLayerNet,
      np: { array },
    } = script
    const net = new TwoLayerNet(4, 2)
    const x = array([[1], [2], [3]])
    const y = net.call(x)
    const count = [...net.params()].length
    expectThat(count === 4, {
      en: `The model has ${count} parameters, and should have 4: a W and a b in each layer.`,
      ko: `모델의 매개변수가 ${count}개인데, 계층마다 W와 b가 있어 4개여야 합니다.`,
    })
    expectThat(y?.data?.shape.join() === '3,2', {
      en: `For 3 rows and outSize 2 the result has the shape (${y?.data?.shape.join(', ')}), and should have (3, 2).`,
      ko: `행이 3개, outSize가 2일 때 결과의 형상이 (${y?.data?.shape.join(', ')})인데, (3, 2)여야 합니다.`,
    })
    const hidden = net.l1.call(x).data.neg().exp().add(1).rdiv(1)
    expectValue('TwoLayerNet(4, 2).call(x)', y, net.l2.call(hidden).data.tolist() as Numbers, {
      within: 1e-5,
      because: { en: 'l2(sigmoid(l1(x)))', ko: 'l2(sigmoid(l1(x)))' },
    })
    checkUpdate(script)
  },
})

/** After one iteration each parameter has to be where a step against the gradient leads. */
function checkUpdate({ TwoLayerNet, meanSquaredError, model, lr, np }: Script & WithArrays): void {
  np.random.seed(0)
  const x = np.random.rand(100, 1)
  const y = x
    .mul(2 * Math.PI)
    .sin()
    .add(np.random.rand(100, 1))
  const before = new TwoLayerNet(10, 1)
  meanSquaredError(y, before.call(x)).backward()
  const learned = [...model.params()]
  for (const [i, p] of [...before.params()].entries()) {
    const g = (p.grad as Box).data
    const after = learned[i].data
    const moved = (by: number) =>
      after
        .sub(p.data.add(g.mul(by)))
        .abs()
        .max()
        .item() < 1e-6
    expectThat(!moved(lr), {
      en: 'The parameters go along the gradient, and the loss grows: subtract.',
      ko: '매개변수가 기울기 방향으로 가서 손실이 커집니다. 빼세요.',
    })
    expectThat(!moved(-1), {
      en: 'The parameters go by the whole gradient: multiply it by lr.',
      ko: '매개변수가 기울기만큼 통째로 갑니다. lr을 곱하세요.',
    })
    expectThat(moved(-lr), {
      en: 'After one iteration the parameters are not where p − lr · p.grad leads.',
      ko: '한 번 반복한 뒤의 매개변수가 p − lr · p.grad와 다릅니다.',
    })
  }
}
