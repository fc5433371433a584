import { renameSync, writeFileSync } from 'node:fs'
import { svgToPng } from '@dezero/utils'
import { output } from './output.ts'

/** Writes a picture as SVG and as PNG, and returns both paths. */
export async function savePicture(svg: string, name: string): Promise<string> {
  const files = [output(`${name}.svg`), output(`${name}.png`)]
  writeWhole(files[0], svg)
  writeWhole(files[1], await svgToPng(svg))
  return files.join(' ')
}

/**
 * A viewer that watches the file sees the old picture or the new one, never half of it. Both calls are synchronous, so
 * that a step whose output pipe is closed leaves no temporary file.
 */
function writeWhole(file: string, content: string | Uint8Array): void {
  const unfinished = `${file}.${process.pid}`
  writeFileSync(unfinished, content)
  renameSync(unfinished, file)
}
