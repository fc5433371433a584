import type { Failure, Message } from '../runner/run.ts'
import type { Editor } from './editor.ts'
import { locate } from './locate.ts'
import { Process, type Watcher } from './process.ts'
import { scriptFrom, scriptLink } from './share.ts'
import { say } from './words.ts'

/** Longer output is cut: a page of it is not read, and the browser would choke. */
const longestOutput = 300_000

/** Gives the buttons of a script their meaning; returns what runs it as it stands to play its backward passes. */
export function bringToLife(element: HTMLElement): (watcher: Watcher) => Process {
  const part = <T extends HTMLElement>(name: string) => element.querySelector<T>(`.${name}`)!
  const original = part('script').textContent ?? ''
  const printed = part('printed')
  const status = part('status')
  const failure = part('error')
  const drawn = part('drawn')
  const stop = part<HTMLButtonElement>('stop')
  const reset = part<HTMLButtonElement>('reset')
  let editor: Editor | undefined
  let process: Process | undefined
  let output = ''

  const source = () => editor?.text() ?? original
  const core = () => element.querySelector<HTMLSelectElement>('.core')?.value ?? element.dataset.core ?? 'full'
  const options = () => element.querySelector<HTMLInputElement>('.options')?.value.trim() ?? ''

  const tell = (text: string, kind = '') => {
    status.textContent = text
    status.className = `status ${kind}`
  }

  const clear = () => {
    output = ''
    printed.textContent = ''
    failure.hidden = true
    drawn.replaceChildren()
    editor?.mark(undefined)
    part('result').hidden = false
  }

  const receive = (message: Message, seconds: string) => {
    if (message.kind === 'text') {
      if (output.length > longestOutput) return
      output += message.text
      printed.append(message.text)
      if (output.length > longestOutput) printed.append(say('cut'))
    } else if (message.kind === 'picture') drawn.append(figure(message))
    else if (message.kind === 'ended') {
      stop.disabled = true
      if (message.error) showError(message.error)
      else tellEnd(seconds)
    }
  }

  const showError = async ({ message, at: known, unread }: Failure) => {
    tell(say('failed'))
    const at = known ?? (unread === undefined ? undefined : await locate(unread))
    failure.hidden = false
    failure.textContent = at ? `${say('line', { line: at.line })}: ${message}` : message
    if (at) editor?.mark(at.line)
    element.dataset.state = 'failed'
  }

  const tellEnd = (time: string) => {
    element.dataset.state = 'done'
    const expected = source() === original ? expectedText(core(), options()) : undefined
    if (expected === undefined) tell(say('done', { time }))
    else if (expected === output) tell(say('asExpected', { time }), 'good')
    else tell(say('differs', { time }))
  }

  const start = (watcher: Watcher, play = false) => {
    const limit = Number(part<HTMLSelectElement>('limit').value)
    const words = options()
      .split(/\s+/)
      .filter((word) => word !== '')
    return new Process({ source: source(), core: core() as 'simple' | 'full', options: words, play }, limit, watcher)
  }

  const run = () => {
    process?.end()
    clear()
    stop.disabled = false
    element.dataset.state = 'running'
    tell(say('running'))
    status.scrollIntoView({ block: 'nearest' })
    process = start({
      receive,
      tooLong: (time) => {
        stop.disabled = true
        element.dataset.state = 'stopped'
        tell(say('tooLong', { time }))
      },
    })
  }

  const edit = async (text = original) => {
    if (editor) return editor.focus()
    tell(say('loading'))
    const { openEditor } = await import('./editor.ts')
    editor = openEditor(part('code'), text, {
      run,
      changed: () => {
        reset.disabled = source() === original
      },
    })
    reset.disabled = text === original
    part<HTMLButtonElement>('edit').disabled = true
    tell('')
  }

  part('run').addEventListener('click', run)
  part('edit').addEventListener('click', () => edit().then(() => editor?.focus()))
  part('code').addEventListener('dblclick', () => edit())
  stop.addEventListener('click', () => {
    process?.end()
    stop.disabled = true
    element.dataset.state = 'stopped'
    tell(say('stopped'))
  })
  reset.addEventListener('click', () => editor?.replace(original))
  part('share').addEventListener('click', async () => {
    const link = await scriptLink(source())
    history.replaceState(null, '', link)
    await navigator.clipboard?.writeText(link).catch(() => {})
    tell(say('copied'))
  })

  const openShared = async () => {
    const shared = await scriptFrom(location.hash)
    if (shared === undefined) return
    if (editor) editor.replace(shared)
    else await edit(shared)
  }
  openShared()
  addEventListener('hashchange', openShared)
  element.dataset.state = 'ready'
  return (watcher) => start(watcher, true)
}

/** The text that the page says this script prints; undefined where it says none for these options. */
function expectedText(core: string, options: string): string | undefined {
  const expected = [...document.querySelectorAll<HTMLElement>('.expected:not([data-sample])')]
  return (
    expected.find(({ dataset }) => {
      const cores = dataset.cores?.split(' ').filter(Boolean) ?? []
      return dataset.options === options && (cores.length === 0 || cores.includes(core))
    })?.textContent ?? undefined
  )
}

/** A picture that was just drawn. It is shown as an image: scripts inside it would not run. */
function figure({ name, svg }: Extract<Message, { kind: 'picture' }>): HTMLElement {
  const element = document.createElement('figure')
  const image = document.createElement('img')
  image.src = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
  image.alt = name
  const caption = document.createElement('figcaption')
  caption.textContent = name
  element.append(image, caption)
  return element
}
