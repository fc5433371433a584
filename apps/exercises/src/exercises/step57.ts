import type { Box } from '../checks/gradient.ts'
import { expectThat } from '../checks/value.ts'
import { exercise } from '../exercise.ts'

export default exercise<{ product: Box; simple: Box; y: Box }>()({
  step: 57,
  title: { en: 'Convolution as a product', ko: '행렬의 곱으로 하는 합성곱' },
  blanks: [
    {
      at: ['const product ='],
      task: {
        en: 'The product of the windows (225, 45) and the filters W (8, 5, 3, 3), each filter as a column.',
        ko: '창들 (225, 45)와 필터 W (8, 5, 3, 3)의 곱. 필터 하나가 열 하나입니다.',
      },
    },
    {
      at: ['const simple ='],
      task: {
        en: 'Its rows are the windows, row by row of the image, its columns the filters: make it (1, 8, 15, 15), as y is.',
        ko: '행은 이미지의 행 순서로 창들이고, 열은 필터들입니다. y와 같은 (1, 8, 15, 15)로 만드세요.',
      },
    },
  ],
  until: 'const difference =',
  names: ['product', 'simple', 'y'],
  check({ product, simple, y }) {
    const shapeOf = ({ data }: Box) => `(${data.shape.join(', ')})`
    for (const [name, box, shape] of [
      ['product', product, '(225, 8)'],
      ['simple', simple, '(1, 8, 15, 15)'],
    ] as const) {
      expectThat(shapeOf(box) === shape, {
        en: `${name} has the shape ${shapeOf(box)}, and should have ${shape}.`,
        ko: `${name}의 형상이 ${shapeOf(box)}인데, 바른 형상은 ${shape}입니다.`,
      })
    }
    const difference = simple.data.sub(y.data).abs().max().item()
    expectThat(difference < 1e-12, {
      en: `simple differs from conv2d by up to ${difference.toPrecision(3)}: reshape keeps the order of the elements, transpose changes it.`,
      ko: `simple과 conv2d의 차이가 최대 ${difference.toPrecision(3)}입니다. reshape는 원소의 순서를 지키고, transpose는 바꿉니다.`,
    })
  },
})
