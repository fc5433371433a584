import { mkdir, rm, writeFile } from 'node:fs/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'

// Inside the package, so that its imports are found.
const folder = fileURLToPath(new URL('../../.checked/', import.meta.url))

/** Imports a text as a module; no other has its name at the same time. */
export async function load(text: string, name: string): Promise<object> {
  await mkdir(folder, { recursive: true })
  await writeFile(fileOf(name), text)
  try {
    return await import(pathToFileURL(fileOf(name)).href)
  } finally {
    await unload(name)
  }
}

/** Removes what a process has left that was stopped. */
export const unload = (name: string): Promise<void> => rm(fileOf(name), { force: true })

/** The line of the module `name` that an error names, in its message if it does not parse. */
export function lineIn(name: string, { message, stack = '' }: Error): number | undefined {
  const line = new RegExp(`${name}\\.ts:(\\d+)`).exec(`${message}\n${stack}`)?.[1]
  return line === undefined ? undefined : Number(line)
}

const fileOf = (name: string): string => `${folder}${name}.ts`
