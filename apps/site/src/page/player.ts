import { mostPasses } from '../player/limits.ts'
import type { Pass } from '../player/pass.ts'
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
    theatre.close()
    status.textContent = w.filming
    const passes: Pass[] = []
    const end = (without: string) => {
      process?.end()
      status.textContent = passes.length > 0 ? '' : without
      if (passes.length > 0) programme.offer(passes)
    }
    process = run({
      receive: (message) => {
        if (message.kind === 'pass' && passes.push(message.pass) === mostPasses) end('')
        else if (message.kind === 'ended') end(message.error ? w.failed(message.error.message) : w.none)
      },
      tooLong: () => end(w.tooLong),
    })
  }
  button.addEventListener('click', film)
  addEventListener('hashchange', () => theatre.close())
}
