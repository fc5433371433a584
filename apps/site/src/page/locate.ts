import type { Position } from '../runner/position.ts'

/**
 * Where code that cannot be read stops making sense. Only an error of a script element says that; since it cannot be
 * read, it does not run.
 */
export function locate(unread: string): Promise<Position | undefined> {
  const script = document.createElement('script')
  script.type = 'module'
  script.src = URL.createObjectURL(new Blob([unread], { type: 'text/javascript' }))
  return new Promise((resolve) => {
    const stop = (position?: Position) => {
      window.removeEventListener('error', listen)
      script.remove()
      resolve(position)
    }
    const listen = (event: ErrorEvent) => {
      if (event.filename !== script.src) return
      event.preventDefault()
      stop({ line: event.lineno, column: event.colno })
    }
    window.addEventListener('error', listen)
    setTimeout(stop, 1000)
    document.head.append(script)
  })
}
