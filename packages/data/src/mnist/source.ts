import { describeValue } from '@dezero/ndarray/internal'
import { checkSum, download, type Progress } from './download.ts'
import { readWhole, writeWhole } from './folder.ts'

/** Where a set of idx files is published, and how it is known. */
export interface Origin {
  /** For errors: `MNIST`. */
  readonly name: string
  /** The address of the folder from which the compressed files are downloaded. */
  readonly url: string
  /** The folder below `~/.dezero` that keeps downloaded files. */
  readonly folder: string
  /** The npm package that has the files in its folder `data`. */
  readonly npmPackage?: string
  /** The SHA-256 sums of each file as downloaded, compressed or not. */
  readonly sums: Readonly<Record<string, readonly string[]>>
}

export interface SourceOptions {
  /** A folder or a base URL that has the idx files, compressed by gzip or not. */
  source?: string | URL | undefined
  /** Where downloaded files are kept; `~/.dezero/<set>` when left out. */
  cacheFolder?: string | undefined
  /** Called as a download goes on; when left out, a terminal shows a bar. */
  onProgress?: ((progress: Progress) => void) | undefined
}

/** A file by its name, with the place where it was found. */
export interface Found {
  place: string
  bytes: Uint8Array<ArrayBuffer>
}

/** The file from `source`, or else from the npm package, from the cache folder or from the network. */
export async function find(origin: Origin, file: string, options: SourceOptions): Promise<Found> {
  const { source, onProgress } = options
  if (source !== undefined) return findAt(origin, file, source, onProgress)
  if (!inNode()) return downloaded(origin, file, undefined, onProgress)
  const packaged = packageFolder(origin)
  const cache = options.cacheFolder ?? defaultCacheFolder(origin)
  const found = (packaged && (await inFolder(packaged, file))) || (await inFolder(cache, file))
  return found ?? downloaded(origin, file, cache, onProgress)
}

const inNode = () => typeof globalThis.process?.getBuiltinModule === 'function'

async function findAt(
  origin: Origin,
  file: string,
  source: string | URL,
  onProgress: SourceOptions['onProgress'],
): Promise<Found> {
  if (typeof source !== 'string' && !(source instanceof URL)) {
    throw new TypeError(`${origin.name}.load: source must be a folder or a base URL, got ${describeValue(source)}`)
  }
  const isFolder = inNode() && !/^https?:/.test(String(source))
  const found = isFolder ? await inFolder(pathOf(source), file) : await atUrl(origin, source, file, onProgress)
  if (found) return found
  throw new Error(
    `${origin.name}.load: ${source} has neither ${file} nor ${file}.gz; source is the folder or base URL that has the files themselves`,
  )
}

function pathOf(source: string | URL): string {
  const { fileURLToPath } = process.getBuiltinModule('node:url')
  return /^file:/.test(String(source)) ? fileURLToPath(source) : String(source)
}

async function inFolder(folder: string, file: string): Promise<Found | undefined> {
  const { join } = process.getBuiltinModule('node:path')
  for (const place of [join(folder, file), join(folder, `${file}.gz`)]) {
    const bytes = await readWhole(place)
    if (bytes) return { place, bytes }
  }
  return undefined
}

async function atUrl(
  origin: Origin,
  base: string | URL,
  file: string,
  onProgress: SourceOptions['onProgress'],
): Promise<Found | undefined> {
  const folder = String(base).replace(/\/?$/, '/')
  for (const place of [`${folder}${file}.gz`, `${folder}${file}`]) {
    const bytes = await download(place, onProgress).catch((error) => {
      throw cannotDownload(origin, place, error)
    })
    if (bytes) return { place, bytes }
  }
  return undefined
}

async function downloaded(
  origin: Origin,
  file: string,
  folder: string | undefined,
  onProgress: SourceOptions['onProgress'],
): Promise<Found> {
  const place = `${origin.url}${file}.gz`
  try {
    const bytes = await download(place, onProgress)
    if (!bytes) throw new Error('404 Not Found')
    await checkSum(place, bytes, origin.sums[file])
    if (folder) await writeWhole(folder, `${file}.gz`, bytes)
    return { place, bytes }
  } catch (error) {
    throw cannotDownload(origin, place, error)
  }
}

function cannotDownload({ name, npmPackage }: Origin, place: string, error: unknown): Error {
  const { message, cause } = error as Error
  const reason = cause instanceof Error ? `${message}: ${cause.message || cause.name}` : message
  const npm = npmPackage ? `"npm install ${npmPackage}", which has all images; ` : ''
  const ways = `${npm}a folder that has the files, { source: 'folder' }; a base URL that has them, { source: 'https://…/' }`
  return new Error(`${name}.load: cannot download ${place} (${reason}). Other ways: ${ways}`, { cause: error })
}

function defaultCacheFolder({ folder }: Origin): string {
  const { join } = process.getBuiltinModule('node:path')
  return join(process.getBuiltinModule('node:os').homedir(), '.dezero', folder)
}

/** The folder `data` of the npm package, if that is installed. */
function packageFolder({ npmPackage }: Origin): string | undefined {
  if (npmPackage === undefined) return undefined
  const { createRequire } = process.getBuiltinModule('node:module')
  const { dirname, join } = process.getBuiltinModule('node:path')
  try {
    return join(dirname(createRequire(import.meta.url).resolve(`${npmPackage}/package.json`)), 'data')
  } catch {
    return undefined
  }
}
