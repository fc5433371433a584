import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { pin } from './pin.ts'
import type {
  Announcement,
  Answer,
  Failure,
  Peak,
  PeakRequest,
  Request,
  Timing,
  TimingRequest,
  Undisposed,
  UndisposedRequest,
} from './protocol.ts'

/** How a worker is started, and what it is called in the table. */
export interface PeerSpec {
  name: string
  command: string
  args: readonly string[]
  env?: Readonly<Record<string, string>>
  /** On which processor it computes; on the first, when left out. */
  processor?: number
  /** Does it compile while it runs, so that what it has run before matters? */
  compiles?: boolean
  /** Does it compute in float32 where others compute in float64? */
  float32?: boolean
  /** Does it keep arrays where no garbage collector reaches, so that somebody has to dispose of them? */
  disposes?: boolean
  /** What else has to be known about its figures; the sentence begins with its name. */
  note?: string
}

/** Milliseconds after which a worker that says nothing is given up. */
const patience = 120_000

/** A worker process, seen from outside. Where it ends or hangs, the next request starts it again. */
export class Peer {
  readonly spec: PeerSpec
  version = ''
  #rows = new Set<string>()
  #worker: Worker | undefined

  private constructor(spec: PeerSpec) {
    this.spec = spec
  }

  /** @throws Error with what the worker said last when it does not start. */
  static async start(spec: PeerSpec): Promise<Peer> {
    const peer = new Peer(spec)
    await peer.#start()
    return peer
  }

  get name(): string {
    return this.spec.name
  }

  can(row: string): boolean {
    return this.#rows.has(row)
  }

  ask(request: TimingRequest): Promise<Timing | Failure>
  ask(request: PeakRequest): Promise<Peak | Failure>
  ask(request: UndisposedRequest): Promise<Undisposed | Failure>
  async ask(request: Request): Promise<Answer> {
    try {
      const worker = this.#worker ?? (await this.#start())
      return await worker.say<Answer>(request)
    } catch (error) {
      this.stop()
      return { error: (error as Error).message }
    }
  }

  /** Another process, where it matters. If it does not start, the next request tries again, and says why. */
  async renew(): Promise<void> {
    if (!this.spec.compiles) return
    this.stop()
    await this.#start().catch(() => {})
  }

  /** Ends the process; the next request starts another. */
  stop(): void {
    this.#worker?.stop()
    this.#worker = undefined
  }

  async #start(): Promise<Worker> {
    const worker = new Worker(this.spec)
    try {
      const { version, rows } = await worker.hear<Announcement>()
      pin(worker.pid, this.spec.processor ?? 0)
      this.version = version
      this.#rows = new Set(rows)
    } catch (error) {
      worker.stop()
      throw error
    }
    this.#worker = worker
    return worker
  }
}

class Worker {
  readonly #process: ChildProcess
  readonly #lines: AsyncIterator<string>
  #complaints = ''

  constructor({ command, args, env }: PeerSpec) {
    this.#process = spawn(command, args, { env: { ...process.env, ...env } })
    this.#process.on('error', (error) => this.#complain(error.message))
    this.#process.stderr?.on('data', (text) => this.#complain(text))
    this.#process.stdin?.on('error', () => {}) // it has ended, which hear() reports
    this.#lines = createInterface({ input: this.#process.stdout! })[Symbol.asyncIterator]()
  }

  /** Of a process that has spoken. */
  get pid(): number {
    return this.#process.pid as number
  }

  say<Reply>(request: Request): Promise<Reply> {
    this.#process.stdin?.write(`${JSON.stringify(request)}\n`)
    return this.hear()
  }

  async hear<Reply>(): Promise<Reply> {
    const timer = setTimeout(() => this.stop(`no answer in ${patience / 1000} s`), patience)
    const { value, done } = await this.#lines.next()
    clearTimeout(timer)
    if (!done) return JSON.parse(value)
    throw new Error(this.#lastWords())
  }

  stop(reason = ''): void {
    this.#complain(reason)
    this.#process.kill()
  }

  /** The line of its complaints that says most. */
  #lastWords(): string {
    const lines = this.#complaints.trim().split('\n')
    const fallback = lines.at(-1) || 'it ended without a word'
    return lines.findLast((line) => /\w*Error\b.*: |^no answer/.test(line))?.trim() ?? fallback
  }

  /** Keeps the last of what it says on stderr. */
  #complain(text: string): void {
    this.#complaints = (this.#complaints + text).slice(-2000)
  }
}
