import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { root } from './run.ts'

export interface Package {
  name: string
  version: string
  private?: boolean
  dependencies?: Record<string, string>
  /** Its name without the scope: the folder below packages/. */
  folder: string
}

/** Every package of the workspace that is published. */
export const published: Package[] = readdirSync(`${root}packages`)
  .filter((folder) => existsSync(`${root}packages/${folder}/package.json`))
  .map((folder) => ({ ...JSON.parse(readFileSync(`${root}packages/${folder}/package.json`, 'utf8')), folder }))
  .filter((manifest: Package) => !manifest.private)

/** Where `pnpm pack:all` writes the packages. */
export const tarballs = `${root}tarballs/`

export const tarball = ({ name, version }: Package) =>
  `${tarballs}${name.replace('@', '').replace('/', '-')}-${version}.tgz`
