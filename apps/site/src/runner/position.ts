/** Where in the script an error came from: the first line is 1. */
export interface Position {
  line: number
  column?: number | undefined
}

/** The position in `script`, a URL, that the stack of an error leads to, or that sucrase gives in its message. */
export function positionOf(error: unknown, script: string | undefined, source: string): Position | undefined {
  if (!(error instanceof Error)) return undefined
  const parsing = /\((\d+):(\d+)\)$/.exec(error.message)
  if (error instanceof SyntaxError && parsing) return { line: Number(parsing[1]), column: Number(parsing[2]) }
  const at = script === undefined ? -1 : (error.stack ?? '').indexOf(script)
  const place = at === -1 ? undefined : /^:(\d+):(\d+)/.exec((error.stack as string).slice(at + script!.length))
  if (place) return { line: Number(place[1]), column: Number(place[2]) }
  return lineOfName(error, source)
}

/** An import of what a module does not have names it, but no line. */
function lineOfName(error: Error, source: string): Position | undefined {
  const name = /export named '([^']+)'|no "([^"]+)" in the page/.exec(error.message)?.slice(1).find(Boolean)
  if (name === undefined) return undefined
  const line = source.split('\n').findIndex((text) => text.includes(name))
  return line === -1 ? undefined : { line: line + 1 }
}
