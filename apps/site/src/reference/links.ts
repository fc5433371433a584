import { existsSync, readFileSync } from 'node:fs'

/** Where `pnpm site:reference` writes the reference to; a build of the site copies it. */
export const reference = new URL('../../reference/', import.meta.url)

/** A build without it says nothing of it. */
export const hasReference = (): boolean => existsSync(reference)

/** Where the pages of names are, beside the reference. */
export const linksFile = new URL('links.json', reference)

export type Links = Record<string, Record<string, string>>

/** Pages of the reference by module and name, relative to its folder; nothing if it has not been written. */
export function referenceLinks(): Links {
  return existsSync(linksFile) ? JSON.parse(readFileSync(linksFile, 'utf8')) : {}
}

/** What a script imports by name, and where the reference has it, in the order of the script. */
export function importsOf(script: string, links: Links): { name: string; page: string }[] {
  const imports = [...script.matchAll(/^import (?:type )?\{([^}]+)\} from '(.+)'$/gm)]
  return imports.flatMap(([, names, module]) =>
    names
      .split(',')
      .map((name) => name.replace(/\btype\b|\bas\b.*/g, '').trim())
      .map((name) => ({ name, page: links[module.replace('#core', '@dezero/core')]?.[name] }))
      .filter((found) => found.page !== undefined),
  )
}
