import type { Film, Scene, Told } from '../player/film.ts'
import type { Language } from './status.ts'

/** What the player of the backward pass says. */
export interface PlayerWords {
  menu: string
  page: string
  heading: string
  about: string
  entrance: string
  examples: string
  film: string
  filming: string
  none: string
  tooLong: string
  failed: (message: string) => string
  pass: string
  passOf: (number: number, film: Film) => string
  order: string
  by: string
  back: string
  play: string
  pause: string
  step: string
  position: string
  positionOf: (at: number, count: number) => string
  graph: (name: string, functions: number) => string
  inWords: string
  value: string
  gradient: string
  start: (film: Film) => string
  scene: (at: number, count: number, scene: Scene) => string
  end: (gradients: readonly Told[]) => string
  large: (functions: number, mostDrawn: number) => string
  huge: (functions: number, mostTold: number) => string
  grown: string
  ends: Record<'constant' | 'large' | 'simple core' | 'first', string>
}

const label = (kind: string, all: readonly Told[], i: number) => (all.length === 1 ? kind : `${kind}${i}`)
const incoming = ({ gys }: Scene) => gys.map(({ text }, i) => `${label('gy', gys, i)} = ${text}`).join(', ')
const outgoing = ({ gxs }: Scene) =>
  gxs
    .map(({ text, variable }, i) => `${label('gx', gxs, i)} = ${text} (${variable})`)
    .filter((_, i) => gxs[i].text !== '')
    .join(', ')
const additions = ({ sums }: Scene) =>
  sums
    .filter(({ parts }) => parts.length > 1)
    .map(({ variable, parts, text }) => ({ variable, sum: `${parts.join(' + ').replaceAll('+ -', '- ')} = ${text}` }))
const listed = (gradients: readonly Told[]) => gradients.map(({ variable, text }) => `${variable} = ${text}`).join(', ')

const counted = (functions: number) => `${functions} function${functions === 1 ? '' : 's'}`

const en: PlayerWords = {
  menu: 'Backward pass',
  page: 'The backward pass, played',
  heading: 'The backward pass',
  about:
    'The graph of what the script computes, and the way of the gradient through it: function by function, then for the derivatives of order 2 and 3.',
  entrance:
    'Choose a formula or write your own, and watch how its gradient comes about. The pages of the steps from 23 on that call <code>backward()</code> have the same player; before that, scripts define Variables of their own, which it cannot read.',
  examples: 'Formulas',
  film: 'Show the backward pass',
  filming: 'The script runs …',
  none: 'The script made no backward pass that could be played.',
  tooLong: 'The time limit was over before the script made a backward pass.',
  failed: (message) => `The script ended with an error: ${message}`,
  pass: 'Pass',
  passOf: (number, { from, functions }) => `${number}: from ${from.name}, ${counted(functions)}`,
  order: 'Order',
  by: 'by',
  back: 'Back',
  play: 'Play',
  pause: 'Pause',
  step: 'Step',
  position: 'Position in the pass',
  positionOf: (at, count) => `${at} of ${count}`,
  graph: (name, functions) => `Graph of ${name}: ${counted(functions)}`,
  inWords: 'The pass in words',
  value: 'value',
  gradient: 'gradient',
  start: ({ from, start }) => `The pass begins at ${from.name}, with the gradient ${start}.`,
  scene: (at, count, scene) =>
    `${at} of ${count}: ${scene.name} is asked. In: ${incoming(scene)}. Out: ${outgoing(scene) || 'nothing'}${additions(
      scene,
    )
      .map(({ variable, sum }) => `; added up for ${variable}: ${sum}`)
      .join('')}.`,
  end: (gradients) => `The pass has ended. Gradients: ${listed(gradients)}.`,
  large: (functions, most) =>
    `This graph has ${functions} functions. A picture of more than ${most} could not be read, so the pass is played in words only.`,
  huge: (functions, most) =>
    `This graph has ${functions} functions, and the player stops at ${most}. Try a smaller model or a smaller formula.`,
  grown: 'Dashed: what the pass of the order before has added to the graph.',
  ends: {
    constant: 'The derivative of the next order is zero: no graph leads back to the variable.',
    large: 'The graphs of higher orders are too large to be played.',
    'simple core': 'In the simple core gradients are arrays, which have no graph: createGraph needs the full core.',
    first: 'The script makes more passes; these are its first.',
  },
}

const ko: PlayerWords = {
  menu: '역전파',
  page: '역전파 따라가기',
  heading: '역전파',
  about:
    '스크립트가 계산한 것을 그래프로 그리고, 기울기가 지나가는 길을 함수 하나하나 따라갑니다. 2차와 3차 미분도 마찬가지입니다.',
  entrance:
    '식을 고르거나 직접 써서 기울기가 만들어지는 과정을 따라가 보세요. <code>backward()</code>를 호출하는 23단계 이후의 페이지에도 같은 기능이 있습니다. 그 이전 단계의 스크립트는 Variable을 직접 정의하므로 여기서 읽을 수 없습니다.',
  examples: '식',
  film: '역전파 보기',
  filming: '스크립트 실행 중 …',
  none: '스크립트에 따라가 볼 역전파가 없습니다.',
  tooLong: '역전파가 시작되기 전에 제한 시간이 지났습니다.',
  failed: (message) => `스크립트가 오류로 끝났습니다: ${message}`,
  pass: '역전파',
  passOf: (number, { from, functions }) => `${number}: ${from.name}에서, 함수 ${functions}개`,
  order: '차수',
  by: '변수',
  back: '뒤로',
  play: '재생',
  pause: '멈춤',
  step: '다음',
  position: '역전파에서의 위치',
  positionOf: (at, count) => `${at} / ${count}`,
  graph: (name, functions) => `${name}의 그래프: 함수 ${functions}개`,
  inWords: '글로 보는 역전파',
  value: '값',
  gradient: '기울기',
  start: ({ from, start }) => `역전파는 ${from.name}에서 기울기 ${start}로 시작합니다.`,
  scene: (at, count, scene) =>
    `${at} / ${count}: ${scene.name}의 차례입니다. 들어온 기울기: ${incoming(scene)}. 나가는 기울기: ${outgoing(scene) || '없음'}.${additions(
      scene,
    )
      .map(({ variable, sum }) => ` ${variable}의 합: ${sum}.`)
      .join('')}`,
  end: (gradients) => `역전파가 끝났습니다. 기울기: ${listed(gradients)}.`,
  large: (functions, most) =>
    `이 그래프에는 함수가 ${functions}개 있습니다. ${most}개가 넘으면 그림을 알아보기 어려우므로 글로만 보여 줍니다.`,
  huge: (functions, most) =>
    `이 그래프에는 함수가 ${functions}개 있어, ${most}개까지만 다루는 여기서는 보여 줄 수 없습니다. 모델이나 식을 줄여 보세요.`,
  grown: '점선은 앞 차수의 역전파가 그래프에 더한 부분입니다.',
  ends: {
    constant: '다음 차수의 도함수는 0입니다. 변수로 이어지는 그래프가 없습니다.',
    large: '더 높은 차수의 그래프는 너무 커서 여기서는 보여 줄 수 없습니다.',
    'simple core': '단순 코어의 기울기는 배열이라 그래프가 없습니다. createGraph에는 전체 코어가 필요합니다.',
    first: '스크립트에는 역전파가 더 있지만 처음 몇 번만 보여 줍니다.',
  },
}

export const playerWords: Record<Language, PlayerWords> = { en, ko }
