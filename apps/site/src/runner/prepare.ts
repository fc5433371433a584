import { type ImportSpecifier, parse } from 'es-module-lexer/minimal/js'
import { transform } from 'sucrase'

export type Core = 'simple' | 'full'

/**
 * A script as the browser can import it: without types, its imports led to the bundles of the site. Lines stay where
 * they are.
 *
 * @param urlOf - the URL of a bundle below `lib`: `core`, `drawing/plot`.
 * @throws SyntaxError that names the import that there is not; sucrase's for what it cannot read.
 */
export function prepare(source: string, core: Core, urlOf: (bundle: string) => string): string {
  const { code } = transform(source, { transforms: ['typescript'], disableESTransforms: true })
  let prepared = ''
  let end = 0
  for (const found of importsIn(code)) {
    prepared += code.slice(end, found.s) + replaced(found, code, (name) => resolved(name, core, urlOf))
    end = found.e
  }
  return prepared + code.slice(end)
}

/** None where the code cannot be read: the browser says what is wrong with it better than the lexer. */
function importsIn(code: string): readonly ImportSpecifier[] {
  try {
    return parse(code)[0]
  } catch {
    return []
  }
}

/** What takes the place of a specifier, of the argument of `import()`, or of `import.meta`. */
function replaced(
  { n: name, s: start, e: end, d: form }: ImportSpecifier,
  code: string,
  url: (name: string) => string,
) {
  if (form === -2) return "({ url: 'file:///dezero/apps/steps/src/steps/script.ts' })"
  if (name === undefined) return code.slice(start, end)
  return form === -1 ? url(name) : `'${url(name)}'`
}

function resolved(name: string, core: Core, urlOf: (bundle: string) => string): string {
  if (name === '#core') return urlOf(core === 'simple' ? 'core-simple' : 'core')
  const bundle = bundleOf(name)
  if (bundles.includes(bundle)) return urlOf(bundle)
  throw new SyntaxError(`There is no "${name}" in the page; there are ${bundles.map(nameOf).join(', ')}`)
}

const bundleOf = (name: string) =>
  name
    .replace(/^@dezero\/(steps\/)?/, '')
    .replace(/^dezero$/, 'dezero/index')
    .replace(/^(@viz-js\/)(?=viz$)/, '')
    .replace(/^(?:\.\.\/)?((drawing\/[\w-]+|options|photograph|progress)\.ts)$/, (_, file) => file.replace('.ts', ''))
    .replace('node:', 'node/')

/** What scripts can import: each is a file below `lib`. */
export const bundles = [
  'core',
  'core-simple',
  'ndarray',
  'ndarray/internal',
  'expr',
  'functions',
  'functions/conv',
  'functions/linalg',
  'functions/methods',
  'utils',
  'nn',
  'nn/files',
  'optim',
  'data',
  'calculus',
  'dezero/index',
  ...[
    'functions',
    'layers',
    'models',
    'optimizers',
    'datasets',
    'dataloaders',
    'transforms',
    'utils',
    'files',
    'numpy',
  ].map((module) => `dezero/${module}`),
  ...[
    'contours',
    'digits',
    'fit',
    'grid',
    'learning-curves',
    'lines',
    'output',
    'picture',
    'plot',
    'regions',
    'size',
    'windows',
  ].map((drawing) => `drawing/${drawing}`),
  'options',
  'photograph',
  'progress',
  'viz',
  'diff',
  'node/fs',
]

const nameOf = (bundle: string) => {
  if (bundle.startsWith('drawing/') || ['options', 'photograph', 'progress'].includes(bundle)) return `../${bundle}.ts`
  if (bundle === 'dezero/index' || bundle === 'diff') return bundle.replace('/index', '')
  if (bundle === 'viz') return '@viz-js/viz'
  return bundle.startsWith('node/')
    ? bundle.replace('/', ':')
    : bundle.startsWith('dezero/')
      ? bundle
      : `@dezero/${bundle}`
}
