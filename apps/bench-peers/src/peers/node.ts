import { fileURLToPath } from 'node:url'

/** The path of a worker's file. */
export const program = (name: string): string => fileURLToPath(new URL(`../workers/${name}`, import.meta.url))

/** How a worker in JavaScript is started: with the flags of this process, so that it resolves packages in the same way. */
export const node = (file: string, ...args: string[]) => ({
  command: process.execPath,
  args: [...process.execArgv, program(file), ...args],
  compiles: true,
})
