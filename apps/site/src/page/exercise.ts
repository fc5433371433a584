import type { Verdict } from '@dezero/exercises'
import type { Language } from '../words/status.ts'
import { answerTo, keepAnswer, markSolved } from './answers.ts'
import { openEditor } from './editor.ts'
import { Process } from './process.ts'

/** How long an answer may compute before it is taken for an endless loop, in seconds. */
const limit = 10

/** Puts an editor in the place of a script with blanks, and checks what is written there. */
export function setUpExercise(element: HTMLElement): void {
  const step = Number(element.dataset.step)
  const part = (name: string) => element.querySelector<HTMLElement>(`.${name}`)!
  const given = part('script').textContent ?? ''
  let process: Process | undefined

  const tell = (text: string, state: 'checking' | 'right' | 'wrong' | '') => {
    part('verdict').textContent = text
    element.dataset.state = state
  }
  const tellVerdict = (verdict: Verdict) => {
    if (verdict.right) markSolved(step)
    if (verdict.right) tell(element.dataset.right!, 'right')
    else tell(verdict.why[document.documentElement.lang as Language], 'wrong')
  }
  const check = () => {
    process?.end()
    tell(element.dataset.checking!, 'checking')
    process = new Process({ step, script: editor.text() }, limit, {
      receive: (message) => {
        if (message.kind === 'verdict') tellVerdict(message.verdict)
        else if (message.kind === 'ended' && message.error) tell(message.error.message, 'wrong')
      },
      tooLong: async () => tellVerdict((await import('@dezero/exercises')).endless(limit)),
    })
  }
  const editor = openEditor(part('code'), answerTo(step) ?? given, {
    run: check,
    changed: () => keepAnswer(step, editor.text()),
  })
  part('check').addEventListener('click', check)
  part('reset').addEventListener('click', () => {
    process?.end()
    editor.replace(given)
    tell('', '')
    editor.focus()
  })
  // A click before this moment would be lost.
  for (const button of element.querySelectorAll('button')) button.disabled = false
}
