import { writeWhole } from '@dezero/utils/internal'

/**
 * The bytes of a file, or in a browser of what a URL leads to; an https: URL is fetched everywhere.
 *
 * @throws Error, which begins with the operation, where there is nothing to read.
 */
export async function readBytes(operation: string, file: string | URL): Promise<Uint8Array> {
  try {
    if (!inNode() || /^(https?|data|blob):/.test(String(file))) return await fetched(file)
    const { readFile } = process.getBuiltinModule('node:fs/promises')
    return await readFile(pathOf(file))
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    const reason = code === 'ENOENT' ? 'there is no such file' : message
    throw new Error(`${operation}: cannot read ${file}: ${reason}`, { cause: error })
  }
}

/**
 * Writes a file completely or not at all.
 *
 * @throws Error, which begins with the operation, where it cannot be written, as in a browser.
 */
export function writeBytes(operation: string, file: string | URL, bytes: Uint8Array): void {
  if (inNode()) writeWhole(operation, pathOf(file), bytes)
  else
    throw new Error(
      `${operation}: a browser does not write files; arraysToBytes of @dezero/nn/files gives the bytes instead`,
    )
}

const inNode = () => typeof globalThis.process?.getBuiltinModule === 'function'

const pathOf = (file: string | URL): string =>
  /^file:/.test(String(file)) ? process.getBuiltinModule('node:url').fileURLToPath(file) : String(file)

async function fetched(url: string | URL): Promise<Uint8Array> {
  const response = await fetch(url)
  if (response.ok) return new Uint8Array(await response.arrayBuffer())
  throw new Error(`${response.status} ${response.statusText}`)
}
