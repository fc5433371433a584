import { cpus, totalmem } from 'node:os'

/** What the figures hold for. */
export interface Machine {
  cpu: string
  cores: number
  /** GiB. */
  memory: number
  system: string
  node: string
  v8: string
  date: string
}

export const machine = (): Machine => ({
  cpu: cpus()[0].model.trim(),
  cores: cpus().length,
  memory: Math.round(totalmem() / 2 ** 30),
  system: `${process.platform} ${process.arch}`,
  node: process.version,
  v8: process.versions.v8,
  date: new Date().toISOString().slice(0, 10),
})
