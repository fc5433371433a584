// `pnpm site:reference` writes the API reference from the comments of the sources; the next build of the site has it.
import { writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { cacheFolder, install } from '@dezero/testing/install'
import { type Entry, entries } from './entries.ts'
import libraries from './libraries.json' with { type: 'json' }
import { type Links, linksFile, reference } from './links.ts'

const root = new URL('../../../../', import.meta.url)

const folder = cacheFolder('dezero-reference')
await install(folder, libraries, console.log)
const { Application, Converter, ReflectionKind, Renderer } = await import(
  pathToFileURL(createRequire(join(folder, 'package.json')).resolve('typedoc')).href
)

const all = entries()
const app = await Application.bootstrap({
  name: 'DeZero for TypeScript: reference',
  entryPoints: all.map(({ file }) => fileURLToPath(file)),
  tsconfig: fileURLToPath(new URL('tsconfig.json', import.meta.url)),
  basePath: fileURLToPath(root),
  navigationLinks: { 'The book': '../en/index.html', 한국어: '../ko/index.html' },
  readme: 'none',
  highlightLanguages: ['typescript', 'javascript', 'bash', 'python'],
  kindSortOrder: ['Module', 'Function', 'Class', 'Interface', 'TypeAlias', 'Variable', 'Reference'],
  excludeInternal: true,
  excludePrivate: true,
  disableSources: true,
  hideGenerator: true,
  includeVersion: false,
})

/** TypeDoc calls a module after its file; users know it by what they import. */
app.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }: { project: Project }) => {
  for (const module of project.children) {
    const entry = all.find(({ file }) => pathOf(file) === module.name)
    if (entry === undefined) throw new Error(`The reference knows no package for ${module.name}`)
    module.name = entry.name
    if (entry.readme !== undefined) module.readme = [{ kind: 'text', text: withoutTitle(entry) }]
  }
})

const project: Project = await app.convert()
if (app.logger.hasErrors() || app.logger.hasWarnings()) process.exit(1)
let links: Links = {}
app.renderer.on(Renderer.EVENT_END, () => {
  links = linksOf(project) // TypeDoc forgets afterwards where it has written what
})
await app.generateDocs(project, fileURLToPath(reference))
writeFileSync(linksFile, JSON.stringify(links))

/** `packages/core/src`, as TypeDoc calls the module of `packages/core/src/index.ts`. */
function pathOf(file: URL): string {
  return file.href.slice(root.href.length).replace(/(\/index)?\.ts$/, '')
}

/** Where each name of each module has its page. */
function linksOf({ children }: Project): Links {
  const page = (one: Reflection) => [one.name, app.renderer.router.getFullUrl(one)]
  const own = ({ kind }: Reflection) => kind !== ReflectionKind.Reference
  return Object.fromEntries(
    children.map((module) => [module.name, Object.fromEntries(module.children.filter(own).map(page))]),
  )
}

/** Relative links of a README lead nowhere here. */
function withoutTitle({ readme }: Entry): string {
  return readme!.replace(/^# .*\n/, '').replace(/\[([^\]]+)\]\((?!https?:)[^)]+\)/g, '$1')
}

interface Reflection {
  name: string
  kind: number
}

interface Project {
  children: (Reflection & { readme?: { kind: 'text'; text: string }[]; children: Reflection[] })[]
}
