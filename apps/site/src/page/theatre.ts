import type { Film, Scene } from '../player/film.ts'
import { mostTold } from '../player/limits.ts'
import type { PlayerWords } from '../words/player.ts'
import { drawGraph, type GraphPicture, graphviz } from './graph-picture.ts'

/** Where one film is played. */
export interface Theatre {
  show: (film: Film) => void
  close: () => void
}

/** Time for each function, in milliseconds: enough to read its sentence. */
const pace = 2000

export function openTheatre(element: HTMLElement, w: PlayerWords): Theatre {
  const part = <T extends HTMLElement>(name: string) => element.querySelector<T>(name)!
  const slider = part<HTMLInputElement>('input[type=range]')
  const [back, play, forward] = ['.back', '.play', '.forward'].map((name) => part<HTMLButtonElement>(name))
  let film: Film | undefined
  let picture: GraphPicture | undefined
  let timer: ReturnType<typeof setInterval> | undefined

  const at = () => Number(slider.value)
  const last = () => film?.scenes.length ?? 0
  const pause = () => {
    clearInterval(timer)
    timer = undefined
    play.textContent = w.play
  }
  /** Shows the pass after `position` functions; at 0 it has not begun. */
  const goTo = (position: number) => {
    slider.value = String(Math.max(0, Math.min(position, last())))
    const text = w.positionOf(at(), last())
    slider.setAttribute('aria-valuetext', text)
    part('output').textContent = text
    part('.said').textContent = film ? sentence(film, at(), w) : ''
    back.disabled = at() === 0
    forward.disabled = at() === last()
    picture?.show(at())
    if (forward.disabled) pause()
  }
  const toggle = () => {
    if (timer !== undefined) return pause()
    goTo(at() === last() ? 0 : at() + 1)
    if (at() === last()) return
    timer = setInterval(() => goTo(at() + 1), pace)
    play.textContent = w.pause
  }
  const step = (by: number) => {
    pause()
    goTo(at() + by)
  }

  back.onclick = () => step(-1)
  forward.onclick = () => step(1)
  play.onclick = toggle
  slider.oninput = () => step(0)
  element.onkeydown = (event) => {
    const { tagName } = event.target as Element
    if (tagName === 'SELECT' || event.altKey || event.ctrlKey || event.metaKey) return
    const action = {
      ArrowRight: () => step(1),
      ArrowLeft: () => step(-1),
      Home: () => goTo(0),
      End: () => goTo(last()),
      ' ':
        ['BUTTON', 'SUMMARY'].includes(tagName) || (event.target as Element).matches('[type=checkbox]')
          ? undefined
          : toggle,
    }[event.key]
    if (action === undefined) return
    event.preventDefault()
    action()
  }

  const say = (text: string) => {
    part('.node-value').textContent = text
  }
  const show = async (next: Film) => {
    pause()
    film = next
    picture = undefined
    element.hidden = false
    slider.max = String(last())
    part('ol').replaceChildren(...linesOf(next, w))
    say('')
    const box = part('.graph-box')
    box.setAttribute('aria-label', w.graph(next.from.name, next.functions))
    box.hidden = next.dot === undefined
    goTo(0)
    if (next.dot === undefined) return
    const viz = await graphviz()
    if (film !== next) return
    picture = drawGraph(viz, box, next, { say, w })
    picture.show(at())
  }
  return {
    show,
    close: () => {
      pause()
      element.hidden = true
    },
  }
}

function sentence(film: Film, at: number, w: PlayerWords): string {
  const { scenes, gradients } = film
  if (scenes.length === 0) return w.huge(film.functions, mostTold)
  if (at === 0) return w.start(film)
  const scene = w.scene(at, scenes.length, scenes[at - 1])
  return at === scenes.length ? `${scene} ${w.end(gradients)}` : scene
}

function linesOf({ scenes }: Film, w: PlayerWords): HTMLLIElement[] {
  return scenes.map((scene: Scene, i) => {
    const line = document.createElement('li')
    line.textContent = w.scene(i + 1, scenes.length, scene)
    return line
  })
}
