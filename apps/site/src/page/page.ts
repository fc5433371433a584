import { markExercises } from './answers.ts'
import { bringToLife } from './runnable.ts'
import { setUpTheme } from './theme.ts'

setUpTheme()

// The other language opens at the same place, with the same script.
for (const link of document.querySelectorAll<HTMLAnchorElement>('a.language')) {
  link.addEventListener('click', () => {
    link.hash = location.hash
  })
}

// The list of steps shows the one that is read, and on a narrow screen the menu its page.
for (const list of document.querySelectorAll('.chapters, header nav')) {
  const current = list.querySelector<HTMLElement>('[aria-current]')
  if (!current) continue
  list.scrollTop = current.offsetTop - list.clientHeight / 2
  list.scrollLeft = current.offsetLeft - list.clientWidth / 2
}

for (const element of document.querySelectorAll<HTMLElement>('.runnable')) {
  const play = bringToLife(element)
  const player = element.nextElementSibling
  if (player?.matches('.player')) (await import('./player.ts')).setUpPlayer(player as HTMLElement, play)
}

const exercise = document.querySelector<HTMLElement>('.exercise')
if (exercise) (await import('./exercise.ts')).setUpExercise(exercise)
markExercises(document.querySelectorAll('[data-exercise]'))
