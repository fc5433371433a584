import type { Box, NewBox } from '../checks/gradient.ts'
import { expectThat, expectValue, type Numbers } from '../checks/value.ts'
import { exercise } from '../exercise.ts'

interface Linear {
  call(x: Box): Box
  W: Box | undefined
  b: Box
}

export default exercise<{ Variable: NewBox; Linear: new (outSize: number) => Linear }>()({
  step: 44,
  title: { en: 'A layer with parameters', ko: '매개변수를 가진 계층' },
  blanks: [
    {
      at: ['class Linear', 'forward(x: Variable) {'],
      task: {
        en: 'At the first call, when this.W is undefined, fill it by initW with the number of columns of x. Return the linear function of x, W and b.',
        ko: '첫 호출에서 this.W가 undefined이면 x의 열의 수로 initW를 불러 채우세요. 그리고 x와 W와 b의 선형 변환을 돌려주세요.',
      },
    },
    {
      at: ['class Linear', 'const data ='],
      task: {
        en: 'Random numbers of the normal distribution, of shape (inSize, this.outSize), as float32.',
        ko: '정규분포의 난수로, 형상은 (inSize, this.outSize), float32입니다.',
      },
    },
  ],
  until: 'random.seed(0)',
  names: ['Variable', 'Linear'],
  check({ Variable, Linear, np: { array, random } }) {
    random.seed(0)
    const layer = new Linear(3)
    layer.b.data = array([10, 20, 30], { dtype: 'float32' })
    const x = new Variable(array([[1, 2]], { dtype: 'float32' }))
    const y = layer.call(x)
    const { W } = layer
    expectThat(W !== undefined, {
      en: 'After the first call this.W is still undefined.',
      ko: '첫 호출 뒤에도 this.W가 undefined입니다.',
    })
    const shape = `(${W!.data.shape.join(', ')})`
    expectThat(shape === '(2, 3)', {
      en: `For 2 inputs and 3 outputs W has the shape ${shape}, and should have (2, 3).`,
      ko: `입력 2개, 출력 3개일 때 W의 형상이 ${shape}인데, (2, 3)이어야 합니다.`,
    })
    expectThat(W!.data.dtype === 'float32', {
      en: `W holds ${W!.data.dtype}, and should hold float32.`,
      ko: `W의 dtype이 ${W!.data.dtype}인데, float32여야 합니다.`,
    })
    expectValue('Linear(3).call([[1, 2]])', y, x.data.matmul(W!.data).add(layer.b.data).tolist() as Numbers, {
      within: 1e-6,
      because: { en: 'x W + b', ko: 'x W + b' },
    })
    layer.call(x)
    expectThat(layer.W === W, {
      en: 'The second call has made another W: what was learned would be lost.',
      ko: '두 번째 호출에서 W를 새로 만들었습니다. 학습한 것이 사라집니다.',
    })
    const big = new Linear(200)
    big.call(new Variable(array([Array.from({ length: 100 }, () => 1)])))
    const spread = big.W!.data.pow(2).mean().item()
    expectThat(Math.abs(spread * 100 - 1) < 0.1, {
      en: `The mean square of W for 100 inputs is ${spread.toPrecision(2)}, and should be about 0.01: randn has 1, and initW divides it by the number of inputs.`,
      ko: `입력이 100개일 때 W의 제곱평균이 ${spread.toPrecision(2)}인데, 0.01쯤이어야 합니다. randn의 1을 initW가 입력의 수로 나눕니다.`,
    })
  },
})
