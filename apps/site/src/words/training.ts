import type { Language } from './status.ts'

/** What is said of a training that is watched. */
export interface TrainingWords {
  heading: string
  about: string
  start: string
  stop: string
  lr: string
  hidden: string
  picture: Record<'curve' | 'regions' | 'digits', string>
  loading: string
  /** With `{iteration}`, `{of}` and `{loss}`. */
  stand: string
  /** With `{right}` and `{test}`, too. */
  standWithDigits: string
  ended: string
  /** With what the error says behind it. */
  failed: string
}

export const trainingWords: Record<Language, TrainingWords> = {
  en: {
    heading: 'Watch it learn',
    about:
      'The network of this step, learning in your browser. Change the learning rate or the number of hidden units: it begins anew.',
    start: 'Start',
    stop: 'Stop',
    lr: 'Learning rate',
    hidden: 'Hidden units',
    picture: {
      curve: 'The points, and the curve that the network makes of them',
      regions: 'The points of the three arms, and the arm that the network takes each place for',
      digits: 'Handwritten digits, and what the network takes them for; mistakes are marked',
    },
    loading: 'Loading …',
    stand: 'Iteration {iteration} of {of}, loss {loss}',
    standWithDigits: 'Iteration {iteration} of {of}, loss {loss}; {right} of {test} test images right',
    ended: 'The training has ended.',
    failed: 'The training cannot go on:',
  },
  ko: {
    heading: '학습 과정 보기',
    about: '이 단계의 신경망이 브라우저에서 학습합니다. 학습률이나 은닉 유닛 수를 바꾸면 처음부터 다시 학습합니다.',
    start: '시작',
    stop: '중지',
    lr: '학습률',
    hidden: '은닉 유닛',
    picture: {
      curve: '데이터 점과 신경망이 그리는 곡선',
      regions: '세 나선의 점과, 각 위치를 신경망이 어느 나선으로 보는지 나타낸 결정 경계',
      digits: '손글씨 숫자와 신경망의 답. 틀린 답은 표시됩니다',
    },
    loading: '불러오는 중 …',
    stand: '{of}회 중 {iteration}회 반복, 손실 {loss}',
    standWithDigits: '{of}회 중 {iteration}회 반복, 손실 {loss}, 테스트 이미지 {test}장 중 {right}장 정답',
    ended: '학습이 끝났습니다.',
    failed: '학습을 계속할 수 없습니다:',
  },
}
