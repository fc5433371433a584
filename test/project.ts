import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Package, published } from './packages.ts'
import { root, run } from './run.ts'
import { lines, snippets } from './snippets.ts'

export const readme = ({ folder }: Package) => readFileSync(`${root}packages/${folder}/README.md`, 'utf8')
export const example = (pkg: Package) => snippets(readme(pkg), 'ts').join('\n')

/** The commands of the main README that pack the packages and install them in another project. */
export function installCommands(): [pack: string, install: string] {
  const block = snippets(readFileSync(`${root}README.md`, 'utf8'), 'sh').find((code) => code.includes('npm install'))!
  const [pack, install] = lines(block).map((line) => line.replace(/ +#.*/, ''))
  return [pack, install]
}

/** A new project outside the workspace with all packages, installed as the README says, and their READMEs' examples. */
export async function projectWithPackages(): Promise<string> {
  const project = mkdtempSync(join(tmpdir(), 'dezero-project-'))
  writeFileSync(join(project, 'package.json'), JSON.stringify({ private: true, type: 'module' }))
  writeFileSync(join(project, '.npmrc'), 'audit=false\nfund=false\nprefer-offline=true\n')
  for (const pkg of published) writeFileSync(join(project, `${pkg.folder}.ts`), example(pkg))
  const [pack, install] = installCommands()
  await run('sh', ['-c', pack])
  await run('sh', ['-c', install.replace('path/to/dezero/', `"${root}"`)], { cwd: project })
  return project
}
