import { renameSync, writeFileSync } from 'node:fs'
import { svgToPng } from '@dezero/utils'
import { output } from './output.ts'

/** Writes a picture as SVG and as PNG, and says where. */
export async function savePicture(svg: string, name: string): Promise<string> {
  const files = [output(`${name}.svg`), output(`${name}.png`)]
  writeWhole(files[0], svg)
  writeWhole(files[1], await svgToPng(svg))
  return files.join(' ')
}

/**
 * A viewer that watches the file sees the picture before or the new one, never half of it. Both calls happen at once, so
 * that a step that ends meanwhile, for nobody reads on, leaves no unfinished file.
 */
function writeWhole(file: string, content: string | Uint8Array): void {
  const unfinished = `${file}.${process.pid}`
  writeFileSync(unfinished, content)
  renameSync(unfinished, file)
}
