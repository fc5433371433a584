import type { Verdict } from '@dezero/exercises'
import { mount, type Origin, root } from '../node/files.ts'
import { Exit, littleProcess } from '../node/process.ts'
import { lookUpNames } from '../player/held.ts'
import type { Pass } from '../player/pass.ts'
import { printed } from './console.ts'
import { type Position, positionOf } from './position.ts'
import { type Core, prepare } from './prepare.ts'

/** A script, and how it is to run. */
export interface Run {
  source: string
  core: Core
  /** What follows the script on a command line: `['--order', '4']`. */
  options: readonly string[]
  /** Send the backward passes that it makes, to be played. */
  play?: boolean
}

/** What comes of a run, in order; `ended` is the last. */
export type Message =
  | { kind: 'text'; text: string }
  | { kind: 'picture'; name: string; svg: string }
  | { kind: 'pass'; pass: Pass }
  | { kind: 'verdict'; verdict: Verdict }
  | { kind: 'ended'; error?: Failure }

export interface Failure {
  message: string
  at: Position | undefined
  /** Code that cannot be read, where the error does not say its place: a failed `import()` does not. */
  unread?: string | undefined
}

/** What differs between a worker of the page and a thread of Node, which draws the pictures when the site is built. */
export interface Host {
  urlOf: (bundle: string) => string
  files: Origin
  /** A URL under which a module can be imported. */
  moduleOf: (code: string) => string
  send: (message: Message) => void
}

/** Runs a script in this thread, whose `process` and console it takes over; resolves when the script has ended. */
export async function run({ source, core, options, play }: Run, { urlOf, files, moduleOf, send }: Host): Promise<void> {
  const write = (...values: unknown[]) => send({ kind: 'text', text: printed(values) })
  Object.assign(globalThis, { process: littleProcess(options) })
  Object.assign(console, { log: write, info: write, error: write, warn: write })
  mount(files, announcer(send))
  let code: string | undefined
  let url: string | undefined
  try {
    code = prepare(source, core, urlOf)
    url = moduleOf(play ? lookUpNames(source) + code : code)
    const ended = play
      ? (await import('../player/record.ts')).recordPasses((pass) => send({ kind: 'pass', pass }))
      : undefined
    await import(/* @vite-ignore */ url)
    ended?.()
    send({ kind: 'ended' })
  } catch (error) {
    if (error instanceof Exit && error.code === 0) return send({ kind: 'ended' })
    const at = positionOf(error, url, source)
    const unread = at === undefined && error instanceof SyntaxError ? code : undefined
    send({ kind: 'ended', error: { message: messageOf(error), at, unread } })
  }
}

/** Sends each picture that is written; steps write theirs twice, as SVG and as PNG, and the second is the same here. */
function announcer(send: Host['send']): (path: string, content: Uint8Array) => void {
  let last = ''
  return (path, content) => {
    const svg = /\.(svg|png)$/.test(path) ? new TextDecoder().decode(content) : last
    if (svg !== last) send({ kind: 'picture', name: path.replace(`${root}/`, ''), svg })
    last = svg
  }
}

function messageOf(error: unknown): string {
  if (error instanceof Exit) return `process.exit(${error.code})`
  if (!(error instanceof Error)) return `Uncaught ${String(error)}`
  return `${error.name}: ${error.message.replace(/^Error transforming \S+: | \(\d+:\d+\)$/g, '')}`
}
