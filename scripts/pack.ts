// Packs every published package into tarballs/, from where other projects can install them.
import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { published, tarball, tarballs } from '../test/packages.ts'

rmSync(tarballs, { recursive: true, force: true }) // older versions would be installed too
const filters = published.flatMap(({ name }) => ['--filter', name])
const { error, status, stdout, stderr } = spawnSync(
  'pnpm',
  ['-r', ...filters, 'pack', '--pack-destination', tarballs],
  {
    encoding: 'utf8',
    shell: process.platform === 'win32', // pnpm is a script there
  },
)
if (status === 0) {
  const paths = published.map((pkg) => `"${tarball(pkg)}"`).join(' ')
  console.log(`Wrote ${published.length} packages to tarballs/. To install them in another project, run there:\n`)
  console.log(`npm install ${paths}`)
} else {
  console.error(`${error?.message ?? ''}${stdout}${stderr}`)
  process.exitCode = 1
}
