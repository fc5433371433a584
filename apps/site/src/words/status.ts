export type Language = 'en' | 'ko'

/** What the page says while and after a script runs: all words that the scripts of the page have. */
export interface Words {
  loading: string
  running: string
  done: string
  asExpected: string
  differs: string
  stopped: string
  tooLong: string
  failed: string
  line: string
  copied: string
  cut: string
}

export const words: Record<Language, Words> = {
  en: {
    loading: 'Loading …',
    running: 'Running …',
    done: 'Done in {time}.',
    asExpected: 'Done in {time}: it prints what is expected.',
    differs: 'Done in {time}. It prints something else than expected.',
    stopped: 'Stopped.',
    tooLong: 'Stopped after {time}. If it is no endless loop, choose a longer time limit.',
    failed: 'It ended with an error.',
    line: 'line {line}',
    copied: 'Copied: the link has the whole script in it.',
    cut: '… more was printed than the page shows.',
  },
  ko: {
    loading: '불러오는 중 …',
    running: '실행 중 …',
    done: '{time} 만에 끝났습니다.',
    asExpected: '{time} 만에 끝났고, 책과 같은 결과를 출력했습니다.',
    differs: '{time} 만에 끝났습니다. 출력이 아래의 결과와 다릅니다.',
    stopped: '중지했습니다.',
    tooLong: '{time}가 지나 중지했습니다. 무한 루프가 아니라면 시간 제한을 늘리세요.',
    failed: '오류로 끝났습니다.',
    line: '{line}번째 줄',
    copied: '복사했습니다. 링크에 스크립트 전체가 들어 있습니다.',
    cut: '… 출력이 너무 길어 여기까지만 표시합니다.',
  },
}
