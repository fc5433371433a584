import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

/** Debian's python3-torch works with Debian's own interpreter only, and the first python3 in the PATH may be another. */
const defaults = ['python3', '/usr/bin/python3']

/** The first interpreter that has a module, or the given one if it has. */
export async function pythonWith(module: string, given?: string): Promise<string | undefined> {
  for (const python of given === undefined ? defaults : [given]) {
    if (await has(python, module)) return python
  }
  return undefined
}

const has = (python: string, module: string): Promise<boolean> =>
  promisify(execFile)(python, [
    '-c',
    `import importlib.util as u, sys; sys.exit(u.find_spec('${module}') is None)`,
  ]).then(
    () => true,
    () => false,
  )
