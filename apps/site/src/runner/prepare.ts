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
  return code
    .replace(specifier, (_, before: string, quote: string, name: string) => {
      return `${before}${quote}${resolved(name, core, urlOf)}${quote}`
    })
    .replaceAll('import.meta.url', "'file:///dezero/apps/steps/src/steps/script.ts'")
}

/** What follows `from`, `import` or `import(`, at the start of a line or after a closing brace. */
const specifier = /((?:^|[;\s])import\s*\(?\s*|(?:^|[}\s\w*])from\s*)(['"])([^'"\n]+)\2/g

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
    .replace(/^\.\.\/((drawing\/[\w-]+|options|progress)\.ts)$/, (_, file) => file.replace('.ts', ''))
    .replace('node:', 'node/')

/** What scripts can import: each is a file below `lib`. */
export const bundles = [
  'core',
  'core-simple',
  'ndarray',
  'expr',
  'functions',
  'functions/conv',
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
  ].map((drawing) => `drawing/${drawing}`),
  'options',
  'progress',
  'viz',
  'diff',
  'node/fs',
]

const nameOf = (bundle: string) => {
  if (bundle.startsWith('drawing/') || ['options', 'progress'].includes(bundle)) return `../${bundle}.ts`
  if (bundle === 'dezero/index' || bundle === 'diff') return bundle.replace('/index', '')
  if (bundle === 'viz') return '@viz-js/viz'
  return bundle.startsWith('node/')
    ? bundle.replace('/', ':')
    : bundle.startsWith('dezero/')
      ? bundle
      : `@dezero/${bundle}`
}
