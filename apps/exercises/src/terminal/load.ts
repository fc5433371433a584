import { mkdir, rm, writeFile } from 'node:fs/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'

// Inside the package, so that its imports are found.
const folder = fileURLToPath(new URL('../../.checked/', import.meta.url))
let count = 0

/** Imports a text as a module. */
export async function load(text: string): Promise<object> {
  const file = `${folder}${process.pid}-${count++}.ts`
  await mkdir(folder, { recursive: true })
  await writeFile(file, text)
  try {
    return await import(pathToFileURL(file).href)
  } finally {
    await rm(file)
  }
}
