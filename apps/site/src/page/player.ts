import type { Film } from '../player/film.ts'
import { mostDrawn, mostPasses } from '../player/limits.ts'
import type { Derivatives, Pass } from '../player/pass.ts'
import { type PlayerWords, playerWords } from '../words/player.ts'
import type { Language } from '../words/status.ts'
import type { Process, Watcher } from './process.ts'
import { openTheatre, type Theatre } from './theatre.ts'

/** Gives the player its script: `run` starts it as it stands in the page, and reports the passes that it makes. */
export function setUpPlayer(section: HTMLElement, run: (watcher: Watcher) => Process): void {
  const w = playerWords[document.documentElement.lang as Language]
  const button = section.querySelector<HTMLButtonElement>('.film')!
  const status = section.querySelector<HTMLElement>('.filming')!
  const theatre = openTheatre(section.querySelector('.theatre')!, w)
  let process: Process | undefined

  const film = () => {
    process?.end()
    theatre.close()
    status.textContent = w.filming
    const passes: Pass[] = []
    const end = (without: string) => {
      process?.end()
      status.textContent = passes.length > 0 ? '' : without
      if (passes.length > 0) programme(section, passes, theatre, w)
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

/** Lets the reader choose among the passes, and what is differentiated how often by what. */
function programme(section: HTMLElement, passes: readonly Pass[], theatre: Theatre, w: PlayerWords): void {
  const select = (name: string) => section.querySelector<HTMLSelectElement>(`select[name=${name}]`)!
  const [pass, order, by] = ['pass', 'order', 'by'].map(select)
  const createGraph = section.querySelector<HTMLInputElement>('[name=create-graph]')!
  const remark = section.querySelector<HTMLElement>('.remark')!

  const derivatives = () => passes[pass.selectedIndex].derivatives[by.selectedIndex] as Derivatives | undefined
  const show = () => {
    const chosen = passes[pass.selectedIndex]
    const films = createGraph.checked ? [chosen.film, ...derivatives()!.films] : [chosen.film]
    offer(order, films.map(orderOf))
    theatre.show(films[order.selectedIndex])
    for (const part of [order, by]) part.closest('label')!.hidden = !createGraph.checked
    by.closest('label')!.hidden ||= by.options.length < 2
    remark.textContent = remarkOn(chosen).join(' ')
    remark.hidden = remark.textContent === ''
  }
  const remarkOn = ({ film, without }: Pass) => {
    if (film.dot === undefined) return [w.large(film.functions, mostDrawn)]
    if (without !== undefined) return [w.ends[without]]
    const { ends, films } = derivatives()!
    const isLast = createGraph.checked && order.selectedIndex === films.length
    return [
      ...(order.selectedIndex > 0 ? [w.grown] : []),
      ...(isLast && ends !== undefined ? [w.ends[ends]] : []),
      ...(!createGraph.checked && passes.length === mostPasses ? [w.ends.first] : []),
    ]
  }
  const choosePass = () => {
    const chosen = passes[pass.selectedIndex]
    offer(
      by,
      chosen.derivatives.map(({ by }) => by),
      true,
    )
    createGraph.disabled = chosen.derivatives.length === 0
    createGraph.checked &&= !createGraph.disabled
    order.replaceChildren()
    show()
  }
  pass.onchange = choosePass
  by.onchange = order.onchange = show
  createGraph.onchange = () => {
    show()
    if (!createGraph.checked || order.options.length < 2) return
    order.selectedIndex = 1 // the graph grows at once
    show()
  }
  offer(
    pass,
    passes.map(({ film }, i) => w.passOf(i + 1, film)),
    true,
  )
  pass.closest('label')!.hidden = passes.length < 2
  createGraph.checked = false
  choosePass()
}

const orderOf = ({ from }: Film, i: number) => `${i + 1}: ${from.name}`

/** Fills a list; what was chosen stays chosen, where there is as much, unless the list is another one. */
function offer(select: HTMLSelectElement, texts: readonly string[], isOther = false): void {
  const before = isOther ? 0 : Math.max(0, select.selectedIndex)
  select.replaceChildren(...texts.map((text) => new Option(text)))
  select.selectedIndex = Math.min(before, texts.length - 1)
}
