import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { stripVTControlCharacters } from 'node:util'
import { transformSync } from 'rolldown/utils'

/**
 * Node's hook for loading a module: removes types and leaves all else as it is written. Loaders that also keep the names
 * of functions wrap each one at run time, which makes programs several times slower.
 */
export function load(url, context, nextLoad) {
  if (!url.startsWith('file:') || !url.endsWith('.ts')) return nextLoad(url, context)
  const file = fileURLToPath(url)
  const { code, map, errors } = transformSync(file, readFileSync(file, 'utf8'), {
    tsconfig: false, // it would be looked for again at each file
    sourcemap: true,
    typescript: { onlyRemoveTypeImports: true },
  })
  if (errors.length > 0) throw new SyntaxError(stripVTControlCharacters(errors[0].message))
  const encoded = Buffer.from(JSON.stringify(map)).toString('base64')
  const comment = `//# sourceMappingURL=data:application/json;base64,${encoded}`
  return { format: 'module', source: `${code}\n${comment}`, shortCircuit: true }
}
