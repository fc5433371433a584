const prefix = '#script='

/** The address of this page with a script in its fragment, which browsers send to nobody. */
export async function scriptLink(source: string): Promise<string> {
  const packed = await piped(new TextEncoder().encode(source), new CompressionStream('deflate-raw'))
  const text = btoa(String.fromCharCode(...packed))
  return `${location.href.split('#')[0]}${prefix}${text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}`
}

/** The script in a fragment; undefined where there is none, or a damaged one. */
export async function scriptFrom(hash: string): Promise<string | undefined> {
  if (!hash.startsWith(prefix)) return undefined
  try {
    const text = atob(hash.slice(prefix.length).replaceAll('-', '+').replaceAll('_', '/'))
    const packed = Uint8Array.from(text, (character) => character.charCodeAt(0))
    return new TextDecoder().decode(await piped(packed, new DecompressionStream('deflate-raw')))
  } catch {
    return undefined
  }
}

async function piped(bytes: Uint8Array<ArrayBuffer>, stream: GenericTransformStream): Promise<Uint8Array> {
  const response = new Response(new Blob([bytes]).stream().pipeThrough(stream))
  return new Uint8Array(await response.arrayBuffer())
}
