const width = 30

/**
 * The batches of a loader, with a bar on the terminal that says how many have been; none where the output goes elsewhere.
 */
export function* progress<T>(title: string, batches: Iterable<T> & { readonly length: number }): Generator<T> {
  const shown = process.stdout.isTTY && process.stderr.isTTY
  let done = 0
  for (const batch of batches) {
    yield batch
    done++
    if (shown) process.stderr.write(`\r${bar(title, done, batches.length)}`)
  }
  if (shown) process.stderr.write('\r\x1b[K')
}

function bar(title: string, done: number, all: number): string {
  const full = Math.round((done / all) * width)
  return `${title} ${'█'.repeat(full)}${'░'.repeat(width - full)} ${done}/${all}`
}
