/**
 * Writes a file whole or not at all: under another name, which then takes its place.
 *
 * @throws Error that says why the file cannot be written and what to do.
 */
export async function writeWhole(path: string, content: string | Uint8Array): Promise<string> {
  const { access, constants, rename, rm, writeFile } = process.getBuiltinModule('node:fs/promises')
  const unfinished = `${path}.${crypto.randomUUID()}.tmp`
  try {
    await writeFile(unfinished, content, { flag: 'wx' })
    await access(path, constants.W_OK).catch(ignoring('ENOENT')) // renaming would replace a write-protected file
    await rename(unfinished, path)
    return path
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => {}) // the error that there is says more
    throw cannotWrite(path, error as NodeJS.ErrnoException)
  }
}

const ignoring = (code: string) => (error: NodeJS.ErrnoException) => {
  if (error.code !== code) throw error
}

function cannotWrite(path: string, cause: NodeJS.ErrnoException): Error {
  const folder = process.getBuiltinModule('node:path').dirname(path)
  const protectedPath = 'it is protected from writing; choose another folder or another name'
  const reasons: Record<string, string> = {
    ENOENT: `the folder ${folder} does not exist; create it first`,
    ENOTDIR: `${folder} is not a folder; choose another path`,
    ENAMETOOLONG: 'its name is too long; choose another name',
    EISDIR: 'it is a folder; choose another name',
    EACCES: protectedPath,
    EPERM: protectedPath,
    EROFS: protectedPath,
  }
  return new Error(`plotDotGraph: cannot write ${path}: ${reasons[cause.code ?? ''] ?? cause.message}`, { cause })
}
