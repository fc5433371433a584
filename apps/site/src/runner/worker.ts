// A worker runs one script, or checks one answer; the page ends it afterwards.
import type { Answer } from './check.ts'
import { type Message, type Run, run } from './run.ts'

const site = new URL('../', import.meta.url)
const urlOf = (bundle: string) => new URL(`assets/lib/${bundle}.js`, site).href
const fileUrl = (path: string) => new URL(`files/${path}`, site)

/** Without waiting, which only a worker may do: `readFileSync` needs it. */
function readNow(path: string): Uint8Array | undefined {
  const request = new XMLHttpRequest()
  request.open('GET', fileUrl(path), false)
  request.responseType = 'arraybuffer'
  request.send()
  return request.status === 200 ? new Uint8Array(request.response) : undefined
}

async function read(path: string): Promise<Uint8Array | undefined> {
  const response = await fetch(fileUrl(path))
  return response.ok ? new Uint8Array(await response.arrayBuffer()) : undefined
}

let text = ''
let texts = 0
let sent = 0

/** After many texts those of a frame are sent together, so that a script that never stops printing cannot flood the page. */
function send(message: Message): void {
  if (message.kind === 'text') {
    text += message.text
    if (texts++ > 1000 && performance.now() - sent < 16) return
  }
  if (text !== '') self.postMessage({ kind: 'text', text } satisfies Message)
  text = ''
  sent = performance.now()
  if (message.kind !== 'text') self.postMessage(message)
}

const moduleOf = (code: string) => URL.createObjectURL(new Blob([code], { type: 'text/javascript' }))

const host = { urlOf, files: { readNow, read }, moduleOf, send }

self.onmessage = async ({ data }: MessageEvent<Run | Answer>) => {
  if ('source' in data) return run(data, host)
  const { check } = await import('./check.ts')
  return check(data, host)
}
