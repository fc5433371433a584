import type { Named } from './names.ts'

/** The names that a script gives at its outermost level, as code that looks them up while it runs. */
export function lookUpNames(source: string): string {
  const names = [...source.matchAll(/^(?:export )?(?:const|let) (\w+)\s*[:=]/gm)].map(([, name]) => name)
  return `globalThis.${held}={${names.map((name) => `${name}:()=>${name}`).join()}};`
}

const held = 'heldByTheScript'

/** The Variables that the script holds by now, by their names. */
export function heldVariables(): Map<string, Named> {
  const lookUps = (globalThis as unknown as Record<string, Record<string, () => unknown>>)[held] ?? {}
  const variables = new Map<string, Named>()
  for (const [name, lookUp] of Object.entries(lookUps)) {
    try {
      const value = lookUp()
      if (typeof value === 'object' && value !== null && 'creator' in value) variables.set(name, value as Named)
    } catch {} // its line has not run yet
  }
  return variables
}
