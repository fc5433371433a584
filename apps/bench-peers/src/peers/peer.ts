import { setAffinity } from './affinity.ts'
import type {
  Answer,
  Failure,
  Handshake,
  Peak,
  PeakRequest,
  Request,
  Timing,
  TimingRequest,
  Undisposed,
  UndisposedRequest,
} from './protocol.ts'
import { Worker } from './worker.ts'

/** How the worker of a library is started, and what the tables say about it. */
export interface PeerSpec {
  name: string
  command: string
  args: readonly string[]
  env?: Readonly<Record<string, string>>
  /** The processor on which it computes; the first by default. */
  processor?: number
  /** Is it compiled just in time, so that the rows that ran before have an influence? */
  compiles?: boolean
  /** Does it compute in float32 where the row says float64? */
  float32?: boolean
  /** Are its arrays in memory that is not garbage-collected, so that they have to be disposed of? */
  disposes?: boolean
  /** A remark on its figures: a sentence without its subject, the name. */
  note?: string
}

/** A library that runs in a worker process. When the process crashes or hangs, the next request starts another. */
export class Peer {
  readonly spec: PeerSpec
  version = ''
  #rows = new Set<string>()
  #worker: Worker | undefined

  private constructor(spec: PeerSpec) {
    this.spec = spec
  }

  /** @throws Error with the error message of the worker when it does not start. */
  static async start(spec: PeerSpec): Promise<Peer> {
    const peer = new Peer(spec)
    await peer.#start()
    return peer
  }

  get name(): string {
    return this.spec.name
  }

  supports(row: string): boolean {
    return this.#rows.has(row)
  }

  ask(request: TimingRequest): Promise<Timing | Failure>
  ask(request: PeakRequest): Promise<Peak | Failure>
  ask(request: UndisposedRequest): Promise<Undisposed | Failure>
  async ask(request: Request): Promise<Answer> {
    try {
      const worker = this.#worker ?? (await this.#start())
      return await worker.ask<Answer>(request)
    } catch (error) {
      this.stop()
      return { error: (error as Error).message }
    }
  }

  /** Starts a new process if it is compiled just in time. If that fails, the next request tries again and reports why. */
  async restart(): Promise<void> {
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
      const { version, rows } = await worker.receive<Handshake>()
      setAffinity(worker.pid, this.spec.processor ?? 0)
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
