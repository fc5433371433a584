/** The bytes of a file; undefined if there is none. */
export async function readWhole(path: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const { readFile } = process.getBuiltinModule('node:fs/promises')
  try {
    const { buffer, byteOffset, length } = await readFile(path)
    return new Uint8Array(buffer, byteOffset, length)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined
    throw error
  }
}

/**
 * Keeps a file whole or not at all: under another name, which then takes its place. Where nothing can be written, nothing
 * is kept, and the next program downloads it again.
 */
export async function writeWhole(folder: string, file: string, bytes: Uint8Array): Promise<void> {
  const { mkdir, rename, rm, writeFile } = process.getBuiltinModule('node:fs/promises')
  const path = process.getBuiltinModule('node:path').join(folder, file)
  const unfinished = `${path}.${crypto.randomUUID()}.tmp`
  try {
    await mkdir(folder, { recursive: true })
    await writeFile(unfinished, bytes, { flag: 'wx' })
    await rename(unfinished, path)
  } catch {
    await rm(unfinished, { force: true }).catch(() => {})
  }
}
