import type { Language } from './status.ts'

/** What the exercises say. */
export interface ExerciseWords {
  menu: string
  heading: string
  about: string
  task: string
  exercise: (step: number) => string
  check: string
  again: string
  checking: string
  right: string
  solution: string
  toStep: (step: number) => string
  toExercise: (title: string) => string
  next: string
  solved: string
  terminal: string
}

export const exerciseWords: Record<Language, ExerciseWords> = {
  en: {
    menu: 'Exercises',
    heading: 'The book with blanks to fill',
    about:
      'Steps of the book in which something is missing: a derivative, a formula, a sum. What you write is checked with values and with numerical derivatives, here in the page, and one sentence says what is still wrong. Your answers stay in this browser.',
    task: 'Fill in the blanks, <code>___</code>: the comment above each says what belongs there.',
    exercise: (step) => `Exercise ${step}`,
    check: 'Check',
    again: 'Begin anew',
    checking: 'Checking …',
    right: 'That is right.',
    solution: 'The solution',
    toStep: (step) => `Step ${step} of the book`,
    toExercise: (title) => `Exercise: ${title}`,
    next: 'Next exercise',
    solved: 'solved',
    terminal: 'In a terminal',
  },
  ko: {
    menu: '연습 문제',
    heading: '빈칸을 채우며 읽는 책',
    about:
      '책의 단계에서 미분, 수식, 합계 등 일부를 비워 두었습니다. 작성한 답은 이 페이지 안에서 값과 수치 미분으로 확인하고, 무엇이 틀렸는지 한 문장으로 알려 줍니다. 답은 이 브라우저에만 저장됩니다.',
    task: '빈칸 <code>___</code>을 채우세요. 바로 위 주석에 무엇을 써야 하는지 적혀 있습니다.',
    exercise: (step) => `연습 ${step}`,
    check: '확인',
    again: '처음부터',
    checking: '확인하는 중 …',
    right: '정답입니다.',
    solution: '풀이',
    toStep: (step) => `책의 ${step}단계`,
    toExercise: (title) => `연습 문제: ${title}`,
    next: '다음 연습',
    solved: '해결',
    terminal: '터미널에서',
  },
}
