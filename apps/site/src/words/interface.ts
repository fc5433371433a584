import type { DocumentName } from '../pages/layout.ts'
import { koreanSteps, type StepWords } from './korean-steps.ts'
import type { Language } from './status.ts'

export type { Language } from './status.ts'
export const languages = ['en', 'ko'] as const satisfies Language[]

/** What the pages and their buttons say; one object for each language, with the same keys. */
export interface Words {
  site: string
  /** The language, in itself. */
  language: string
  about: [string, string]
  skip: string
  stages: [string, string, string, string, string]
  stage: (number: number) => string
  step: (number: number) => string
  steps: string
  chapters: string
  documents: Record<DocumentName, string>
  more: string
  reference: string
  onlyEnglish: string
  theme: string
  themes: { auto: string; light: string; dark: string }
  script: string
  expected: string
  expectedOn: { simple: string; full: string; both: string }
  inShort: (options: string) => string
  pictures: string
  pictureOf: (name: string, title: string) => string
  changes: (before: number) => string
  previous: string
  next: string
  coreOf: { simple: string; full: string }
  core: string
  run: string
  stop: string
  edit: string
  reset: string
  share: string
  options: string
  limit: string
  seconds: (count: number) => string
  needsNode: string
  whyNode: Record<number, string>
  /** Of steps that learn from all images, and of one that can do with fewer. */
  sample: { differs: string; suffices: string }
  output: string
  tryIt: string
  terminal: string
}

const en: Words = {
  site: 'DeZero for TypeScript',
  language: 'English',
  about: [
    'An automatic differentiation framework that grows from one class to derivatives of any order, step by step, after the book <i>Deep Learning from Scratch 3</i>.',
    'Every step can be read, changed and run here, in the page; nothing is installed and nothing is sent anywhere.',
  ],
  skip: 'To the content',
  stages: [
    'Automatic differentiation',
    'Code that reads naturally',
    'Derivatives of higher order',
    'Neural networks',
    'Further challenges',
  ],
  stage: (number) => `Stage ${number}`,
  step: (number) => `Step ${number}`,
  steps: 'Steps',
  chapters: 'All steps',
  documents: {
    'core-diff': 'The two cores',
    derivatives: 'Operations',
    'from-python': 'From Python',
    calculus: 'Problems',
    performance: 'Performance',
    'beyond-one-machine': 'Beyond one machine',
    onnx: 'To ONNX Runtime',
  },
  more: 'More to read',
  reference: 'Reference',
  onlyEnglish: '',
  theme: 'Colours',
  themes: { auto: 'as the system', light: 'light', dark: 'dark' },
  script: 'The script',
  expected: 'What it prints',
  expectedOn: { simple: 'on the simple core', full: 'on the full core', both: 'on both cores' },
  inShort: (options) => `in short: ${options}`,
  pictures: 'What it draws',
  pictureOf: (name, title) => `${name}, drawn by the script of “${title}”`,
  changes: (before) => `What changed since step ${before}`,
  previous: 'Previous',
  next: 'Next',
  coreOf: { simple: 'simple', full: 'full' },
  core: 'Core',
  run: 'Run',
  stop: 'Stop',
  edit: 'Edit',
  reset: 'Original',
  share: 'Copy link',
  options: 'Options',
  limit: 'Time limit',
  seconds: (count) => `${count} s`,
  needsNode: 'This step needs Node:',
  whyNode: { 17: 'it asks V8 to collect garbage, and measures the memory that is left. A page may do neither.' },
  sample: {
    differs: 'In the page it learns from the first 2,000 of the 60,000 images, so the numbers differ from those below.',
    suffices: 'The page has the first 2,000 of the 60,000 images, so --images may be at most 2000.',
  },
  output: 'Output',
  tryIt: 'Try it',
  terminal: 'In a terminal',
}

const ko: Words = {
  site: 'TypeScript로 만드는 DeZero',
  language: '한국어',
  about: [
    '『밑바닥부터 시작하는 딥러닝 3』을 따라, 클래스 하나에서 출발해 고차 미분까지 한 단계씩 확장해 나가는 자동 미분 프레임워크입니다.',
    '모든 단계를 이 페이지에서 바로 읽고, 고치고, 실행할 수 있습니다. 아무것도 설치하지 않으며, 어디에도 전송하지 않습니다.',
  ],
  skip: '본문으로',
  stages: ['미분 자동 계산', '자연스러운 코드로', '고차 미분 계산', '신경망 만들기', 'DeZero의 도전'],
  stage: (number) => `제${number}고지`,
  step: (number) => `${number}단계`,
  steps: '단계',
  chapters: '모든 단계',
  documents: {
    'core-diff': '두 코어의 차이',
    derivatives: '연산과 미분',
    'from-python': '파이썬에서',
    calculus: '미분으로 푸는 문제',
    performance: '성능',
    'beyond-one-machine': '한 대의 컴퓨터를 넘어서',
    onnx: 'ONNX Runtime으로 내보내기',
  },
  more: '더 읽을거리',
  reference: 'API 문서',
  onlyEnglish: '이 문서는 영어로만 제공합니다.',
  theme: '색상',
  themes: { auto: '시스템 설정', light: '밝게', dark: '어둡게' },
  script: '스크립트',
  expected: '출력 결과',
  expectedOn: { simple: '단순 코어', full: '전체 코어', both: '두 코어 모두' },
  inShort: (options) => `짧게: ${options}`,
  pictures: '그리는 그림',
  pictureOf: (name, title) => `“${title}” 스크립트가 그린 ${name}`,
  changes: (before) => `${before}단계에서 달라진 점`,
  previous: '이전',
  next: '다음',
  coreOf: { simple: '단순', full: '전체' },
  core: '코어',
  run: '실행',
  stop: '중지',
  edit: '편집',
  reset: '원래대로',
  share: '링크 복사',
  options: '옵션',
  limit: '시간 제한',
  seconds: (count) => `${count}초`,
  needsNode: '이 단계는 Node가 필요합니다.',
  whyNode: { 17: 'V8에 가비지 컬렉션을 요청하고 남은 메모리를 측정하는데, 웹 페이지에서는 둘 다 할 수 없습니다.' },
  sample: {
    differs: '페이지에서는 이미지 60,000장 중 처음 2,000장으로 학습하므로 아래의 수치와 다릅니다.',
    suffices: '페이지에는 이미지 60,000장 중 처음 2,000장만 있으므로 --images는 2000까지 줄 수 있습니다.',
  },
  output: '출력',
  tryIt: '직접 해 보기',
  terminal: '터미널에서',
}

export const words: Record<Language, Words> = { en, ko }

/** The title and the idea of a step, in a language. */
export function stepWords(language: Language, step: StepWords & { number: number }): StepWords {
  return (language === 'ko' && koreanSteps[step.number]) || { title: step.title, idea: step.idea }
}
