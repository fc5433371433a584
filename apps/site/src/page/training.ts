import type { Frame, Scene } from '../training/lesson.ts'
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

  const stop = () => {
    worker?.terminate()
    worker = undefined
    halt.disabled = true
  }
  const begin = () => {
    stop()
    halt.disabled = false
    stand.textContent = w.loading
    let [scene, of, lastTold]: [Scene | undefined, number, number] = [undefined, 0, -Infinity]
    worker = new Worker('../assets/trainer.js', { type: 'module' }) // relative to the page
    worker.onmessage = ({ data }: MessageEvent<Frame>) => {
      if ('scene' in data) {
        scene = data.scene
        of = data.iterations
        canvas.hidden = false
        canvas.setAttribute('aria-label', w.picture[scene.kind])
      } else if ('look' in data) {
        drawLook(canvas, scene!, data.look)
        const right = data.look.kind === 'digits' ? data.look.right : 0
        const text = data.look.kind === 'digits' ? w.standWithDigits : w.stand
        stand.textContent = filled(text, { ...data, of, right, test: scene!.kind === 'digits' ? scene!.test : 0 })
        if (performance.now() - lastTold > toldEvery) {
          told.textContent = stand.textContent
          lastTold = performance.now()
        }
      } else {
        stop()
        told.textContent = `${stand.textContent}. ${w.ended}`
      }
    }
    worker.onerror = (event) => {
      event.preventDefault()
      stop()
      told.textContent = event.message
    }
    worker.postMessage({ step: Number(section.dataset.step), lr: chosen('lr'), hidden: chosen('hidden') })
  }

  start.addEventListener('click', begin)
  halt.addEventListener('click', stop)
  for (const slider of sliders) {
    slider.addEventListener('input', () => {
      slider.nextElementSibling!.textContent = slider.value
    })
    slider.addEventListener('change', () => worker && begin())
  }
}

function filled(
  text: string,
  values: { iteration: number; loss: number; of: number; right: number; test: number },
): string {
  return text.replace(/\{(\w+)\}/g, (_, name: keyof typeof values) =>
    name === 'loss' ? values.loss.toFixed(4) : String(values[name]),
  )
}
