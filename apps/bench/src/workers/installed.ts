import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

// Libraries that are not installed in the workspace have no types in it either.
// biome-ignore lint/suspicious/noExplicitAny: see above
export type Foreign = any

const [, , folder] = process.argv

/** A library from the folder that a worker is started with. */
export async function load(name: string): Promise<Foreign> {
  return import(pathToFileURL(require.resolve(name)).href)
}

export const versionOf = (name: string): string => require(`${folder}/node_modules/${name}/package.json`).version

const require = createRequire(`${folder}/`)
