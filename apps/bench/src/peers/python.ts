import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

/** Debian's python3-torch is for Debian's own interpreter, and another python3 may come before it. */
const usual = ['python3', '/usr/bin/python3']

/** The first interpreter that has a module; only the given one is asked if there is one. */
export async function pythonWith(module: string, given?: string): Promise<string | undefined> {
  for (const python of given === undefined ? usual : [given]) {
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
