import { fs } from './files.ts'

export const { accessSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } = fs
