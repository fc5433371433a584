import { execFile } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import libraries from './libraries.json' with { type: 'json' }

/** The libraries are installed outside the workspace: only who compares needs them. */
export const defaultFolder = (): string => join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'dezero-bench')

/**
 * Installs the libraries in the exact versions of libraries.json, unless they are already installed.
 *
 * @throws Error with npm's code when it fails.
 */
export async function install(folder: string, notify: (message: string) => void): Promise<void> {
  const wanted = Object.entries(libraries.dependencies)
  const missing = wanted.filter(([name, version]) => installed(folder, name) !== version)
  if (missing.length === 0) return
  notify(`installing ${missing.map((dependency) => dependency.join('@')).join(' ')} into ${folder}`)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), JSON.stringify(libraries))
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
