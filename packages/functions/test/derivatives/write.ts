// Writes docs/derivatives.md, and the list of operations in the README of functions.
import { readFileSync, writeFileSync } from 'node:fs'
import { readme, withList } from './readme.ts'
import { page } from './table.ts'

writeFileSync(new URL('../../../../docs/derivatives.md', import.meta.url), page())
writeFileSync(readme, withList(readFileSync(readme, 'utf8')))
