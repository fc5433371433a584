import type { Origin } from '../node/files.ts'

/** The files of the site that scripts can read, from a worker in the folder `assets`. */
export function siteFiles(worker: string): Origin {
  const urlOf = (path: string) => new URL(`../files/${path}`, worker)
  return {
    // Without waiting, which only a worker may do: `readFileSync` needs it.
    readNow(path) {
      const request = new XMLHttpRequest()
      request.open('GET', urlOf(path), false)
      request.responseType = 'arraybuffer'
      request.send()
      return request.status === 200 ? new Uint8Array(request.response) : undefined
    },
    async read(path) {
      const response = await fetch(urlOf(path))
      return response.ok ? new Uint8Array(await response.arrayBuffer()) : undefined
    },
  }
}
