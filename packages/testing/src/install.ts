import { execFile } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

/** What is installed: the exact versions of some libraries. */
export interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>
}

/** Where libraries are installed that are no part of the workspace, since few of those who work on it need them. */
export const cacheFolder = (name: string): string => join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), name)

/**
 * Installs libraries in the exact versions of the manifest, unless they are already installed.
 *
 * @throws Error with npm's code when it fails.
 */
export async function install(folder: string, manifest: Manifest, notify: (message: string) => void): Promise<void> {
  const wanted = Object.entries(manifest.dependencies)
  const missing = wanted.filter(([name, version]) => installed(folder, name) !== version)
  if (missing.length === 0) return
  notify(`installing ${missing.map((dependency) => dependency.join('@')).join(' ')} into ${folder}`)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest))
  const shell = process.platform === 'win32' // npm is a script there
  const flags = ['--no-audit', '--no-fund', '--ignore-scripts']
  await promisify(execFile)('npm', ['install', ...flags], { cwd: folder, shell }).catch((error) => {
    throw new Error(`npm install failed with ${/npm error code (\S+)/.exec(error.stderr)?.[1] ?? error.code}`)
  })
}

function installed(folder: string, name: string): string | undefined {
  try {
    return JSON.parse(readFileSync(join(folder, 'node_modules', name, 'package.json'), 'utf8')).version
  } catch {
    return undefined
  }
}
