import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** A script of the book, and what is read from its text. */
export interface Step {
  readonly number: number
  readonly file: string
  readonly source: string
  readonly stage: number
  readonly title: string
  readonly idea: string
  /** Where `Variable` comes from: from a core, from the script itself, or nowhere. */
  readonly variable: 'imported' | 'built' | 'none'
  /** All steps of networks; and those whose header says "Needs the full core", since they differentiate gradients. */
  readonly needsFullCore: boolean
  /** The script reads options of its own from its command line. */
  readonly takesOptions: boolean
  /** Options that make a long step short, from its header: "In short: --epochs 1." */
  readonly shortForm: readonly string[] | undefined
}

/** Every step, in the order of the book. */
export function readSteps(): Step[] {
  const folder = fileURLToPath(new URL('../steps/', import.meta.url))
  return readdirSync(folder)
    .filter((name) => /^step\d+\.ts$/.test(name))
    .sort()
    .map((name) => parseStep(folder + name, readFileSync(folder + name, 'utf8')))
}

/** The core by its name, or a package of layers on it. */
const standsOnCore = /from '(#core|@dezero\/(functions|nn|optim)(\/\w+)?)'/

export const firstStageOfNetworks = 4

const header = /^\/\/ Step (?<number>\d+) · (?<title>.+?) +Stage (?<stage>[1-5])\n(?<idea>(?:\/\/ .+\n){1,2})/

/** @throws Error when the script does not begin with the header of a step. */
export function parseStep(file: string, source: string): Step {
  const parts = header.exec(source)?.groups
  if (parts === undefined) {
    throw new Error(`${file} must begin with "// Step 7 · Title   Stage 1" and one or two lines that say the idea`)
  }
  return {
    number: Number(parts.number),
    file,
    source,
    stage: Number(parts.stage),
    title: parts.title,
    idea: parts.idea.replaceAll('// ', '').trim().replaceAll('\n', ' '),
    variable: standsOnCore.test(source) ? 'imported' : source.includes('class Variable') ? 'built' : 'none',
    needsFullCore: Number(parts.stage) >= firstStageOfNetworks || /needs the full core/i.test(parts.idea),
    takesOptions: /\boptions\(|\bparseArgs\b|\bprocess\.argv\b/.test(source),
    shortForm: /in short: (--[^.]+)\./i.exec(parts.idea)?.[1].split(' '),
  }
}
