import { existsSync, readFileSync } from 'node:fs'

const packages = new URL('../../../../packages/', import.meta.url)

/** The packages, from the top layer to the bottom. `dezero` is left out: all that it has is in the others. */
const folders = 'data onnx torch nn optim calculus functions utils expr core core-simple ndarray'.split(' ')

/** Something that can be imported: a package, or a subpath of one. */
export interface Entry {
  /** What stands behind `from`. */
  name: string
  /** Its source. */
  file: URL
  /** The README of a package; subpaths have none. */
  readme: string | undefined
}

/** Whatever users can import; `internal` is for the packages themselves. */
export const entries = (): Entry[] =>
  folders
    .map((folder) => new URL(`${folder}/`, packages))
    .flatMap((folder) => (existsSync(folder) ? entriesOf(folder) : []))

function entriesOf(folder: URL): Entry[] {
  const { name, exports } = JSON.parse(readFileSync(new URL('package.json', folder), 'utf8'))
  return Object.entries<{ '@dezero/source'?: string }>(exports)
    .filter(([path, target]) => target['@dezero/source'] && path !== './internal')
    .map(([path, target]) => ({
      name: name + path.slice(1),
      file: new URL(target['@dezero/source']!, folder),
      readme: path === '.' ? readFileSync(new URL('README.md', folder), 'utf8') : undefined,
    }))
}
