import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { type Plugin, rolldown } from 'rolldown'
import { bundles } from './runner/prepare.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** What each bundle that scripts import is made from. */
function sourceOf(bundle: string): string {
  if (bundle.startsWith('node/')) return here(`${bundle}.ts`)
  if (bundle === 'viz') return '@viz-js/viz'
  if (bundle === 'diff') return bundle
  if (bundle.startsWith('dezero/')) return bundle.replace('/index', '')
  if (/^(options|photograph|progress|drawing\/.*)$/.test(bundle)) return `@dezero/steps/${bundle}.ts`
  return `@dezero/${bundle}`
}

/** Node's modules are small ones in memory, the rasteriser is left out, and steps believe that they are in the repository. */
const inThePage: Plugin = {
  name: 'in-the-page',
  resolveId(name, importer = '') {
    if (/^node:(fs|path|url|util)$/.test(name)) return here(`${name.replace(':', '/')}.ts`)
    if (/\/png\.ts$/.test(name) && importer.includes('/packages/utils/')) return here('runner/svg-as-png.ts')
    return null
  },
  transform(code, id) {
    const path = /\/apps\/steps\/src\/.*/.exec(id)?.[0]
    return path === undefined ? null : code.replaceAll('import.meta.url', `'file:///dezero${path}'`)
  },
}

/**
 * Writes the scripts of the page and the bundles that scripts import to `folder`, in one build: what two of them share is
 * in one file, so that there is one copy of each package.
 */
export async function bundle(folder: string): Promise<void> {
  const build = await rolldown({
    cwd: here('..'),
    input: {
      page: here('page/page.ts'),
      worker: here('runner/worker.ts'),
      'lib/run': here('runner/run.ts'),
      ...Object.fromEntries(bundles.map((bundle) => [`lib/${bundle}`, sourceOf(bundle)])),
    },
    platform: 'browser',
    resolve: { conditionNames: ['@dezero/source', 'browser', 'import', 'default'] },
    preserveEntrySignatures: 'strict',
    plugins: [inThePage],
    logLevel: 'warn',
  })
  await build.write({
    dir: folder,
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name]-[hash].js',
    // Names stay: errors say them, and models print the names of their classes.
    minify: {
      mangle: false,
      compress: { keepNames: { function: true, class: true } },
      codegen: { removeWhitespace: true },
    },
  })
  await build.close()
}

export const packageFolder = (name: string): URL =>
  new URL('./', pathToFileURL(createRequire(import.meta.url).resolve(`${name}/package.json`)))
