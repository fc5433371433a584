import { cpus, totalmem } from 'node:os'

/** The machine that the figures were measured on. */
export interface Machine {
  cpu: string
  cores: number
  /** GiB. */
  memory: number
  system: string
  node: string
  v8: string
  date: string
  /** Milliseconds that the first write to a page of 4 KB takes. */
  newMemory: number
}

export const machine = (): Machine => ({
  cpu: cpus()[0].model.trim(),
  cores: cpus().length,
  memory: Math.round(totalmem() / 2 ** 30),
  system: `${process.platform} ${process.arch}`,
  node: process.version,
  v8: process.versions.v8,
  date: new Date().toISOString().slice(0, 10),
  newMemory: newMemory(2 ** 26),
})

function newMemory(bytes: number): number {
  const memory = new Uint8Array(bytes)
  const pages = bytes / 4096
  const start = performance.now()
  for (let page = 0; page < pages; page++) memory[page * 4096] = 1
  return (performance.now() - start) / pages
}
