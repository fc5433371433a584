import { mostPasses } from '../player/limits.ts'
import { playerWords } from '../words/player.ts'
import type { Language } from '../words/status.ts'
import type { Process, Watcher } from './process.ts'
import { Programme } from './programme.ts'
import { Theatre } from './theatre.ts'

/** Gives the player its script: `run` starts it as it stands in the page, and reports the passes that it makes. */
export function setUpPlayer(section: HTMLElement, run: (watcher: Watcher) => Process): void {
  const w = playerWords[document.documentElement.lang as Language]
  const button = section.querySelector<HTMLButtonElement>('.film')!
  const status = section.querySelector<HTMLElement>('.filming')!
  const theatre = new Theatre(section.querySelector('.theatre')!, w)
  const programme = new Programme(section, theatre, w)
  let process: Process | undefined

  const film = () => {
    process?.end()
    programme.clear()
    status.textContent = w.filming
    let count = 0
    const end = (without: string) => {
      process?.end()
      status.textContent = count > 0 ? '' : without
    }
    process = run({
      receive: (message) => {
        if (message.kind === 'pass') {
          programme.add(message.pass)
          if (++count === mostPasses) end('')
        } else if (message.kind === 'ended') end(message.error ? w.failed(message.error.message) : w.none)
      },
      tooLong: () => end(w.tooLong),
    })
  }
  button.addEventListener('click', film)
  button.disabled = false // a click before this moment would be lost
  addEventListener('hashchange', () => programme.clear())
}
