import { fileURLToPath } from 'node:url'

/** The path of a file among the workers. */
export const program = (name: string): string => fileURLToPath(new URL(`../workers/${name}`, import.meta.url))

/** How a worker in JavaScript is started. It finds packages as this process does: it gets the same flags. */
export const node = (file: string, ...args: string[]) => ({
  command: process.execPath,
  args: [...process.execArgv, program(file), ...args],
  compiles: true,
})
