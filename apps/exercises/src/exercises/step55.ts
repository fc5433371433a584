import { expectValue } from '../checks/value.ts'
import { exercise } from '../exercise.ts'

export default exercise<{ outSize(size: number, kernel: number, stride: number, pad: number): number }>()({
  step: 55,
  title: { en: 'How often a filter fits', ko: '필터가 들어가는 횟수' },
  blanks: [
    {
      at: ['const outSize ='],
      task: {
        en: 'The size of the output of a convolution: the filter starts at the edge of the padded image, and goes on by the stride while it fits. A whole number.',
        ko: '합성곱의 출력 크기: 필터는 패딩을 더한 이미지의 끝에서 시작해 들어가는 동안 스트라이드만큼 나아갑니다. 정수입니다.',
      },
    },
  ],
  until: 'const outHeight =',
  names: ['outSize'],
  check({ outSize }) {
    for (const [size, kernel, stride, pad, expected, because] of [
      [5, 3, 1, 0, 3, { en: 'the filter can begin at 0, 1 and 2', ko: '필터는 0, 1, 2에서 시작할 수 있습니다' }],
      [4, 3, 1, 1, 4, { en: 'there is a margin on both sides', ko: '패딩은 양쪽에 있습니다' }],
      [7, 3, 2, 0, 3, { en: 'with stride 2 it begins at 0, 2 and 4', ko: '스트라이드가 2이면 0, 2, 4에서 시작합니다' }],
      [6, 3, 2, 0, 2, { en: 'a window that does not fit whole is left out', ko: '다 들어가지 않는 창은 뺍니다' }],
    ] as const) {
      expectValue(`outSize(${size}, ${kernel}, ${stride}, ${pad})`, outSize(size, kernel, stride, pad), expected, {
        because,
      })
    }
  },
})
