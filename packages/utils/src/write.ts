/**
 * Writes a file completely or not at all: a temporary file is renamed. Both calls are synchronous, so that a program
 * that ends early leaves no temporary file.
 *
 * @throws Error, which begins with the operation, that says why the file cannot be written and what to do.
 */
export function writeWhole(operation: string, path: string, content: string | Uint8Array): string {
  const { accessSync, constants, existsSync, renameSync, rmSync, writeFileSync } = process.getBuiltinModule('node:fs')
  const unfinished = `${path}.${crypto.randomUUID()}.tmp`
  try {
    writeFileSync(unfinished, content, { flag: 'wx' })
    if (existsSync(path)) accessSync(path, constants.W_OK) // renaming would replace a write-protected file
    renameSync(unfinished, path)
    return path
  } catch (error) {
    if (existsSync(unfinished)) rmSync(unfinished)
    throw cannotWrite(operation, path, error as NodeJS.ErrnoException)
  }
}

function cannotWrite(operation: string, path: string, cause: NodeJS.ErrnoException): Error {
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
  return new Error(`${operation}: cannot write ${path}: ${reasons[cause.code ?? ''] ?? cause.message}`, { cause })
}
