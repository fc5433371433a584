/** `node:path`, as far as the packages and the steps use it. */
export const sep = '/'

export function join(...parts: string[]): string {
  const path: string[] = []
  for (const part of parts.join('/').split('/')) {
    if (part === '..') path.pop()
    else if (part !== '' && part !== '.') path.push(part)
  }
  return (parts[0].startsWith('/') ? '/' : '') + path.join('/')
}

export const dirname = (path: string): string => path.slice(0, Math.max(path.lastIndexOf('/'), 0)) || '.'

export const basename = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

/** Only from a folder to what is below it. */
export const relative = (from: string, to: string): string =>
  to.startsWith(`${from}/`) ? to.slice(from.length + 1) : to

export const posix = { join, dirname, basename, relative, sep }
