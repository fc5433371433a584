import type { Progress } from './download.ts'

/** Draws a bar on a terminal's standard error; elsewhere nothing. */
export function progressBar(): (progress: Progress) => void {
  const terminal = globalThis.process?.stderr
  if (!terminal?.isTTY) return () => {}
  let shown = ''
  return (progress) => {
    const text = barOf(progress)
    if (text === shown) return
    shown = text
    terminal.write(`\r${text}${progress.loaded === progress.total ? '\n' : ''}`)
  }
}

/** `train-images-idx3-ubyte.gz [##########··········]  50 % of 9.9 MB` */
export function barOf({ url, loaded, total }: Progress): string {
  const file = url.slice(url.lastIndexOf('/') + 1)
  if (total === undefined) return `${file} ${megabytes(loaded)}`
  const percent = Math.floor((100 * loaded) / total)
  const filled = Math.floor(percent / 5)
  const bar = '#'.repeat(filled) + '·'.repeat(20 - filled)
  return `${file} [${bar}] ${String(percent).padStart(3)} % of ${megabytes(total)}`
}

const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`
