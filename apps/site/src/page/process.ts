import type { Answer } from '../runner/check.ts'
import type { Message, Run } from '../runner/run.ts'

export interface Watcher {
  receive: (message: Message, time: string) => void
  tooLong: (time: string) => void
}

/** A script that runs in a worker of its own, or an answer that is checked there, for at most `limit` seconds. */
export class Process {
  readonly #worker = new Worker('../assets/worker.js', { type: 'module' }) // relative to the page
  readonly #timer: ReturnType<typeof setTimeout>
  readonly #begin = performance.now()

  constructor(run: Run | Answer, limit: number, { receive, tooLong }: Watcher) {
    this.#timer = setTimeout(() => {
      this.end()
      tooLong(seconds(limit * 1000))
    }, limit * 1000)
    const receiveAll = (message: Message) => {
      if (message.kind === 'ended') this.end()
      receive(message, seconds(performance.now() - this.#begin))
    }
    this.#worker.onmessage = ({ data }: MessageEvent<Message>) => receiveAll(data)
    this.#worker.onerror = (event) => {
      event.preventDefault()
      receiveAll({
        kind: 'ended',
        error: { message: event.message || 'The script could not be loaded.', at: placeOf(event) },
      })
    }
    this.#worker.postMessage(run)
  }

  end(): void {
    clearTimeout(this.#timer)
    this.#worker.terminate()
  }
}

const placeOf = ({ filename, lineno, colno }: ErrorEvent) =>
  filename?.startsWith('blob:') ? { line: lineno, column: colno } : undefined

const seconds = (milliseconds: number) => {
  const count = milliseconds / 1000
  return new Intl.NumberFormat(document.documentElement.lang, {
    style: 'unit',
    unit: 'second',
    unitDisplay: 'long',
    maximumSignificantDigits: count < 10 ? 2 : 3,
  }).format(count)
}
