import type { Frame, Look, Scene } from '../training/lesson.ts'
import type { Language } from '../words/status.ts'
import { trainingWords } from '../words/training.ts'
import { drawLook } from './training-picture.ts'

/** How often a screen reader is told how it stands, in milliseconds. */
const toldEvery = 5000

/** Starts and stops the training of a step, and draws its frames. */
export function setUpTraining(section: HTMLElement): void {
  const w = trainingWords[document.documentElement.lang as Language]
  const part = <E extends HTMLElement>(selector: string) => section.querySelector<E>(selector)!
  const [start, halt] = [part<HTMLButtonElement>('.start'), part<HTMLButtonElement>('.halt')]
  const [canvas, stand, told] = [part<HTMLCanvasElement>('canvas'), part('.stand'), part('.told')]
  const sliders = section.querySelectorAll<HTMLInputElement>('input')
  const chosen = (name: string) => Number(part<HTMLInputElement>(`[name=${name}]`).value)
  let worker: Worker | undefined
  let [scene, look]: [Scene | undefined, Look | undefined] = [undefined, undefined]

  const draw = () => {
    if (scene && look) drawLook(canvas, scene, look)
  }
  const stop = () => {
    worker?.terminate()
    worker = undefined
    halt.disabled = true
  }
  const fail = (message: string) => {
    stop()
    stand.textContent = told.textContent = `${w.failed} ${message}`
  }
  const begin = () => {
    stop()
    halt.disabled = false
    stand.textContent = w.loading
    let [of, lastTold] = [0, -Infinity]
    worker = new Worker('../assets/trainer.js', { type: 'module' }) // relative to the page
    worker.onmessage = ({ data }: MessageEvent<Frame>) => {
      if ('scene' in data) {
        ;[scene, look] = [data.scene, undefined]
        of = data.iterations
        canvas.hidden = false
        canvas.setAttribute('aria-label', w.picture[scene.kind])
      } else if ('look' in data) {
        look = data.look
        draw()
        const right = data.look.kind === 'digits' ? data.look.right : 0
        const text = data.look.kind === 'digits' ? w.standWithDigits : w.stand
        stand.textContent = filled(text, { ...data, of, right, test: scene!.kind === 'digits' ? scene!.test : 0 })
        if (performance.now() - lastTold > toldEvery) {
          told.textContent = stand.textContent
          lastTold = performance.now()
        }
      } else if ('failed' in data) {
        fail(data.failed)
      } else {
        stop()
        told.textContent = `${stand.textContent}. ${w.ended}`
      }
    }
    worker.onerror = (event) => {
      event.preventDefault()
      fail(event.message)
    }
    worker.postMessage({ step: Number(section.dataset.step), lr: chosen('lr'), hidden: chosen('hidden') })
  }

  whenLookedAtAnew(draw)
  start.addEventListener('click', begin)
  start.disabled = false // a click before this moment would be lost
  halt.addEventListener('click', stop)
  for (const slider of sliders) {
    slider.addEventListener('input', () => {
      slider.nextElementSibling!.textContent = slider.value
    })
    slider.addEventListener('change', () => worker && begin())
  }
}

/** Calls `draw` when the theme has changed, or the size of the window: a picture that stands still must follow. */
function whenLookedAtAnew(draw: () => void): void {
  new MutationObserver(draw).observe(document.documentElement, { attributeFilter: ['data-theme'] })
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', draw)
  addEventListener('resize', draw)
}

function filled(
  text: string,
  values: { iteration: number; loss: number; of: number; right: number; test: number },
): string {
  return text.replace(/\{(\w+)\}/g, (_, name: keyof typeof values) =>
    name === 'loss' ? values.loss.toFixed(4) : String(values[name]),
  )
}
