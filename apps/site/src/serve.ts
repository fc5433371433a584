import { fileURLToPath } from 'node:url'
import { preview } from 'vite'
import { dist } from './build.ts'

export interface Served {
  address: string
  close: () => Promise<void>
}

/** Serves the built site on this machine. */
export async function serve(): Promise<Served> {
  const server = await preview({
    configFile: false,
    root: fileURLToPath(new URL('../', dist)),
    appType: 'mpa',
    logLevel: 'error',
    preview: { open: false },
  })
  return { address: server.resolvedUrls!.local[0], close: () => server.close() }
}
