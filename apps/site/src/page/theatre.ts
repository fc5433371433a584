import type { Film } from '../player/film.ts'
import { mostTold } from '../player/limits.ts'
import type { PlayerWords } from '../words/player.ts'
import { drawGraph, type GraphPicture, graphviz } from './graph-picture.ts'

/** Time for each function, in milliseconds: enough to read its sentence. */
const pace = 2000

/** Where one film is played: by its buttons, the slider and keys. */
export class Theatre {
  readonly #element: HTMLElement
  readonly #w: PlayerWords
  readonly #slider: HTMLInputElement
  #film: Film | undefined
  #picture: GraphPicture | undefined
  #timer: ReturnType<typeof setInterval> | undefined

  constructor(element: HTMLElement, w: PlayerWords) {
    this.#element = element
    this.#w = w
    this.#slider = this.#part<HTMLInputElement>('input[type=range]')
    this.#part('.back').onclick = () => this.#step(-1)
    this.#part('.forward').onclick = () => this.#step(1)
    this.#part('.play').onclick = () => this.#toggle()
    this.#slider.oninput = () => this.#step(0)
    element.onkeydown = (event) => this.#press(event)
  }

  async show(film: Film): Promise<void> {
    this.#pause()
    this.#film = film
    this.#picture = undefined
    this.#element.hidden = false
    this.#slider.max = String(film.scenes.length)
    this.#part('ol').replaceChildren(...linesOf(film, this.#w))
    this.#say('')
    this.#goTo(0)
    const box = this.#part('.graph-box')
    box.setAttribute('aria-label', this.#w.graph(film.from.name, film.functions))
    box.hidden = film.dot === undefined
    if (box.hidden) return
    const viz = await graphviz()
    if (this.#film !== film) return // another was chosen while Graphviz was loaded
    this.#picture = drawGraph(viz, box, film, { say: (text) => this.#say(text), w: this.#w })
    this.#picture.show(this.#at)
  }

  close(): void {
    this.#pause()
    this.#element.hidden = true
  }

  #part<T extends HTMLElement>(selector: string): T {
    return this.#element.querySelector<T>(selector)!
  }

  /** After how many functions the pass is shown; at 0 it has not begun. */
  get #at(): number {
    return Number(this.#slider.value)
  }

  get #last(): number {
    return this.#film?.scenes.length ?? 0
  }

  #goTo(position: number): void {
    this.#slider.value = String(Math.max(0, Math.min(position, this.#last)))
    const text = this.#w.positionOf(this.#at, this.#last)
    this.#slider.setAttribute('aria-valuetext', text)
    this.#part('output').textContent = text
    this.#part('.said').textContent = sentence(this.#film!, this.#at, this.#w)
    this.#disable('.back', this.#at === 0)
    this.#disable('.forward', this.#at === this.#last)
    this.#picture?.show(this.#at)
    if (this.#at === this.#last) this.#pause()
  }

  /** A button that is disabled would take the focus, and with it the keys, to nowhere. */
  #disable(selector: string, disabled: boolean): void {
    const button = this.#part<HTMLButtonElement>(selector)
    if (disabled && button === document.activeElement) this.#part('.play').focus()
    button.disabled = disabled
  }

  #step(by: number): void {
    this.#pause()
    this.#goTo(this.#at + by)
  }

  #toggle(): void {
    const isPlaying = this.#timer !== undefined
    this.#pause()
    if (isPlaying) return
    this.#goTo(this.#at === this.#last ? 0 : this.#at + 1)
    if (this.#at === this.#last) return
    this.#timer = setInterval(() => this.#goTo(this.#at + 1), pace)
    this.#part('.play').textContent = this.#w.pause
  }

  #pause(): void {
    clearInterval(this.#timer)
    this.#timer = undefined
    this.#part('.play').textContent = this.#w.play
  }

  /** Arrows, Home, End and space; where space or arrows mean something already, they keep their meaning. */
  #press(event: KeyboardEvent): void {
    const target = event.target as Element
    if (target.matches('select') || event.altKey || event.ctrlKey || event.metaKey) return
    const actions: Record<string, () => void> = {
      ArrowRight: () => this.#step(1),
      ArrowLeft: () => this.#step(-1),
      Home: () => this.#step(-this.#at),
      End: () => this.#step(this.#last),
    }
    if (!target.matches('button, summary, [type=checkbox]')) actions[' '] = () => this.#toggle()
    if (actions[event.key] === undefined) return
    event.preventDefault()
    actions[event.key]()
  }

  /** Tells of a node. */
  #say(text: string): void {
    this.#part('.node-value').textContent = text
  }
}

function sentence(film: Film, at: number, w: PlayerWords): string {
  const { scenes, gradients } = film
  if (scenes.length === 0) return w.huge(film.functions, mostTold)
  if (at === 0) return w.start(film)
  const scene = w.scene(at, scenes.length, scenes[at - 1])
  return at === scenes.length ? `${scene} ${w.end(gradients)}` : scene
}

const linesOf = ({ scenes }: Film, w: PlayerWords): HTMLLIElement[] =>
  scenes.map((scene, i) => {
    const line = document.createElement('li')
    line.textContent = w.scene(i + 1, scenes.length, scene)
    return line
  })
