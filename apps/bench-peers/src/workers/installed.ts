import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

// These libraries are installed outside the workspace, so there are no types for them.
// biome-ignore lint/suspicious/noExplicitAny: see above
export type Foreign = any

const [, , folder] = process.argv

/** Loads a library from the folder in the worker's first argument. */
export async function load(name: string): Promise<Foreign> {
  return import(pathToFileURL(require.resolve(name)).href)
}

export const versionOf = (name: string): string => require(`${folder}/node_modules/${name}/package.json`).version

const require = createRequire(`${folder}/`)
