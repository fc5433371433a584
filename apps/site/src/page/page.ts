import { bringToLife } from './runnable.ts'
import { setUpTheme } from './theme.ts'

setUpTheme()

// The other language opens at the same place, with the same script.
for (const link of document.querySelectorAll<HTMLAnchorElement>('a.language')) {
  link.addEventListener('click', () => {
    link.hash = location.hash
  })
}

for (const element of document.querySelectorAll<HTMLElement>('.runnable')) bringToLife(element)
