import { readdirSync, readFileSync } from 'node:fs'
import * as core from '@dezero/core'
import { FunctionNode } from '@dezero/core'
import * as conv from '../../src/conv/index.ts'
import * as functions from '../../src/index.ts'
import * as linalg from '../../src/linalg/index.ts'
import type { Operation } from './operation.ts'
import { noOperations } from './operations.ts'

/** The operations that core and functions export, as classes or as functions, by their names without capitals. */
export function exportedOperations(): Set<string> {
  const all = Object.entries({ ...core, ...functions, ...linalg, ...conv } as Record<string, unknown>)
  return new Set(all.filter(([name, value]) => isOperation(name, value)).map(([name]) => keyOf(name)))
}

function isOperation(name: string, value: unknown): boolean {
  if (typeof value !== 'function') return false
  return value.prototype instanceof FunctionNode || (/^[a-z]/.test(name) && !noOperations.includes(name))
}

/** A class and its function under one name: `LogSumExp` and `logSumExp`; some are made by one of another name. */
export const keyOf = (name: string): string => (madeBy.get(name) ?? name).toLowerCase()

const madeBy = new Map([
  ['Cast', 'astype'],
  ['SquaredError', 'meanSquaredError'],
])

/** What an operation computes: the first line of its class, in either package, unless the list says it. */
export const formulaOf = (name: string, { formula }: Operation): string =>
  (formula ?? formulas.get(keyOf(name)) ?? '').replaceAll('|', '\\|')

const formulas = new Map(
  [new URL('../../../core/src/', import.meta.url), new URL('../../src/', import.meta.url)]
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => new URL(file, folder)),
    )
    .filter(({ pathname }) => pathname.endsWith('.ts'))
    .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/\/\*\* (.+) \*\/\nexport (?:abstract )?class (\w+)/g)])
    .map(([, formula, name]) => [keyOf(name), formula]),
)
