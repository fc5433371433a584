import { posix } from './path.ts'

/** Where files that a script has not written itself come from: those of the site, below `root`. */
export interface Origin {
  readNow: (path: string) => Uint8Array | undefined
  read: (path: string) => Promise<Uint8Array | undefined>
}

/** The root of the repository, as scripts see it. */
export const root = '/dezero'

const written = new Map<string, Uint8Array>()
let origin: Origin = { readNow: () => undefined, read: async () => undefined }
let announce: (path: string, content: Uint8Array) => void = () => {}

/** Says where files come from, and who is told of each that is written. */
export function mount(from: Origin, onWrite: typeof announce): void {
  origin = from
  announce = onWrite
}

const absolute = (path: unknown) => {
  const text = path instanceof URL ? decodeURIComponent(path.pathname) : String(path)
  return text.startsWith('/') ? text : posix.join(root, text)
}

class FileError extends Error {
  readonly code = 'ENOENT'
  constructor(operation: string, path: string) {
    super(`ENOENT: no such file or directory, ${operation} '${path}'`)
  }
}

const below = (path: string) => (path.startsWith(`${root}/`) ? path.slice(root.length + 1) : undefined)

/** `node:fs`, as far as the packages and the steps use it: files in memory, over those of the site. */
export const fs = {
  mkdirSync: () => undefined,
  accessSync: () => undefined,
  constants: { W_OK: 2 },
  existsSync: (path: string) => written.has(absolute(path)),
  rmSync: (path: string) => void written.delete(absolute(path)),
  writeFileSync(path: string, content: string | Uint8Array) {
    written.set(absolute(path), typeof content === 'string' ? new TextEncoder().encode(content) : content)
  },
  renameSync(from: string, to: string) {
    const content = written.get(absolute(from))
    if (content === undefined) throw new FileError('rename', from)
    written.delete(absolute(from))
    written.set(absolute(to), content)
    announce(absolute(to), content)
  },
  readFileSync(path: unknown, encoding?: string) {
    const name = absolute(path)
    const bytes = written.get(name) ?? (below(name) === undefined ? undefined : origin.readNow(below(name)!))
    if (bytes === undefined) throw new FileError('open', name)
    return encoding === undefined ? bytes : new TextDecoder().decode(bytes)
  },
}

/** `node:fs/promises`, likewise. */
export const promises = {
  async mkdir() {},
  async readFile(path: unknown) {
    const name = absolute(path)
    const bytes = written.get(name) ?? (below(name) === undefined ? undefined : await origin.read(below(name)!))
    if (bytes === undefined) throw new FileError('open', name)
    return bytes
  },
  writeFile: async (path: string, content: string | Uint8Array) => fs.writeFileSync(path, content),
  rename: async (from: string, to: string) => fs.renameSync(from, to),
  rm: async (path: string) => fs.rmSync(path),
}
