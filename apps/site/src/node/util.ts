interface ParseArgsOptions {
  options: Record<string, { type: 'string' }>
}

/** `node:util`'s parseArgs for options that take a text: `--order 4`, `--order=4`. */
export function parseArgs({ options }: ParseArgsOptions): { values: Record<string, string | undefined> } {
  const values: Record<string, string | undefined> = {}
  const rest = process.argv.slice(2)
  while (rest.length > 0) {
    const [, name, direct] = /^--(\w+)(?:=(.*))?$/.exec(rest.shift()!) ?? []
    const text = direct ?? rest.shift()
    if (name === undefined || !Object.hasOwn(options, name) || text === undefined) throw new TypeError('unknown option')
    values[name] = text
  }
  return { values }
}
