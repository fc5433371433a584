import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import type { PeerSpec } from './peer.ts'
import type { Request } from './protocol.ts'

/** Milliseconds after which a worker that does not answer is stopped. */
const timeout = 120_000

/** A process that answers requests; each message is one line of JSON. */
export class Worker {
  readonly #process: ChildProcess
  readonly #lines: AsyncIterator<string>
  #errors = ''

  constructor({ command, args, env }: Pick<PeerSpec, 'command' | 'args' | 'env'>) {
    this.#process = spawn(command, args, { env: { ...process.env, ...env } })
    this.#process.on('error', (error) => this.#keepErrors(error.message))
    this.#process.stderr?.on('data', (text) => this.#keepErrors(text))
    this.#process.stdin?.on('error', () => {}) // the process has ended, which receive() reports
    this.#lines = createInterface({ input: this.#process.stdout! })[Symbol.asyncIterator]()
  }

  /** Known once a message has been received. */
  get pid(): number {
    return this.#process.pid as number
  }

  ask<Reply>(request: Request): Promise<Reply> {
    this.#process.stdin?.write(`${JSON.stringify(request)}\n`)
    return this.receive()
  }

  async receive<Reply>(): Promise<Reply> {
    const timer = setTimeout(() => this.stop(`no answer in ${timeout / 1000} s`), timeout)
    const { value, done } = await this.#lines.next()
    clearTimeout(timer)
    if (!done) return JSON.parse(value)
    throw new Error(this.#errorMessage())
  }

  stop(reason = ''): void {
    this.#keepErrors(reason)
    this.#process.kill()
  }

  /** The line of stderr that names the error, or else its last line. */
  #errorMessage(): string {
    const lines = this.#errors.trim().split('\n')
    const last = lines.at(-1) || 'it ended without a message'
    return lines.findLast((line) => /\w*Error\b.*: |^no answer/.test(line))?.trim() ?? last
  }

  /** Keeps the last 2,000 characters of stderr. */
  #keepErrors(text: string): void {
    this.#errors = (this.#errors + text).slice(-2000)
  }
}
