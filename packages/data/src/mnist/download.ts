import { progressBar } from './progress-bar.ts'

/** How far a download is. */
export interface Progress {
  url: string
  /** Bytes so far, and all of them if the server says how many. */
  loaded: number
  total: number | undefined
}

/** The bytes at an address; undefined if there is no such file. */
export async function download(
  url: string,
  onProgress: (progress: Progress) => void = progressBar(),
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const response = await fetch(url)
  // Servers of single-page applications answer with a page where there is no file.
  const isPage = response.headers.get('content-type')?.startsWith('text/html')
  if (response.status === 404 || (response.ok && isPage)) return undefined
  if (!response.ok || response.body === null) throw new Error(`${response.status} ${response.statusText}`)
  const isEncoded = response.headers.has('content-encoding') // then the length is not that of the bytes received
  const total = isEncoded ? undefined : Number(response.headers.get('content-length')) || undefined
  const parts: Uint8Array<ArrayBuffer>[] = []
  let loaded = 0
  const reader = response.body.getReader()
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    parts.push(part.value)
    loaded += part.value.length
    onProgress({ url, loaded, total })
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer())
}

/** @throws Error if the bytes have none of these SHA-256 sums, in hexadecimal. */
export async function checkSum(name: string, bytes: Uint8Array<ArrayBuffer>, sums: readonly string[]): Promise<void> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  const sum = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
  if (sums.includes(sum)) return
  throw new Error(`the SHA-256 sum of ${name} is ${sum}, not ${sums.join(' or ')}: damaged on its way, or another file`)
}
