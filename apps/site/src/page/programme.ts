import type { Film } from '../player/film.ts'
import { mostDrawn, mostPasses } from '../player/limits.ts'
import type { Derivatives, Pass } from '../player/pass.ts'
import type { PlayerWords } from '../words/player.ts'
import type { Theatre } from './theatre.ts'

/** Lets the reader choose among the passes of a script, and what is differentiated how often by what. */
export class Programme {
  readonly #element: HTMLElement
  readonly #theatre: Theatre
  readonly #w: PlayerWords
  readonly #pass: HTMLSelectElement
  readonly #order: HTMLSelectElement
  readonly #by: HTMLSelectElement
  readonly #createGraph: HTMLInputElement
  #passes: Pass[] = []

  constructor(element: HTMLElement, theatre: Theatre, w: PlayerWords) {
    this.#element = element
    this.#theatre = theatre
    this.#w = w
    const select = (name: string) => element.querySelector<HTMLSelectElement>(`select[name=${name}]`)!
    this.#pass = select('pass')
    this.#order = select('order')
    this.#by = select('by')
    this.#createGraph = element.querySelector<HTMLInputElement>('[name=create-graph]')!
    this.#pass.onchange = () => this.#choosePass()
    this.#order.onchange = this.#by.onchange = () => this.#show()
    this.#createGraph.onchange = () => {
      this.#show(this.#createGraph.checked ? 1 : 0) // the graph grows at once
    }
  }

  clear(): void {
    this.#passes = []
    this.#pass.replaceChildren()
    this.#createGraph.checked = false
    this.#theatre.close()
  }

  /** Offers one more pass; the first is shown at once. */
  add(pass: Pass): void {
    const count = this.#passes.push(pass)
    this.#pass.add(new Option(this.#w.passOf(count, pass.film)))
    hide(this.#pass, count < 2)
    if (count === 1) this.#choosePass()
    else this.#remark()
  }

  get #chosen(): Pass {
    return this.#passes[this.#pass.selectedIndex]
  }

  get #derivatives(): Derivatives | undefined {
    return this.#createGraph.checked ? this.#chosen.derivatives[this.#by.selectedIndex] : undefined
  }

  #choosePass(): void {
    const { derivatives } = this.#chosen
    const leaves = derivatives.map(({ by }) => by)
    fill(this.#by, leaves, 0)
    this.#createGraph.disabled = derivatives.length === 0
    this.#createGraph.checked &&= derivatives.length > 0
    this.#show()
  }

  /** Shows what is chosen, the order as it was unless another is given. */
  #show(order = Math.max(0, this.#order.selectedIndex)): void {
    const films = [this.#chosen.film, ...(this.#derivatives?.films ?? [])]
    fill(this.#order, films.map(orderOf), order)
    hide(this.#order, !this.#createGraph.checked)
    hide(this.#by, !this.#createGraph.checked || this.#by.options.length < 2)
    this.#remark()
    this.#theatre.show(films[this.#order.selectedIndex])
  }

  #remark(): void {
    const remark = this.#element.querySelector<HTMLElement>('.remark')!
    remark.textContent = this.#remarks().join(' ')
    remark.hidden = remark.textContent === ''
  }

  #remarks(): string[] {
    const w = this.#w
    const { film, without } = this.#chosen
    if (film.scenes.length === 0) return [] // said where the pass would be
    if (film.dot === undefined) return [w.large(film.functions, mostDrawn)]
    if (without !== undefined) return [w.ends[without]]
    if (this.#derivatives === undefined) return this.#passes.length === mostPasses ? [w.ends.first] : []
    const { ends, films } = this.#derivatives
    const order = this.#order.selectedIndex
    return [...(order > 0 ? [w.grown] : []), ...(ends !== undefined && order === films.length ? [w.ends[ends]] : [])]
  }
}

const orderOf = ({ from }: Film, i: number) => `${i + 1}: ${from.name}`

const hide = (select: HTMLSelectElement, hidden: boolean) => {
  select.closest('label')!.hidden = hidden
}

/** Fills a list; `chosen` is chosen, or the last where there are fewer. */
function fill(select: HTMLSelectElement, texts: readonly string[], chosen: number): void {
  select.replaceChildren(...texts.map((text) => new Option(text)))
  select.selectedIndex = Math.min(chosen, texts.length - 1)
}
