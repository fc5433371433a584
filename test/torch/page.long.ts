import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { array } from '@dezero/ndarray'
import type {} from '@dezero/testing/matchers' // the type of toBeAllClose
import { describe, expect, it } from 'vitest'
import { root } from '../run.ts'
import { lines, snippets } from '../snippets.ts'
import { python, suite } from './pytorch.ts'

const page = readFileSync(`${root}docs/beyond-one-machine.md`, 'utf8')

/** Runs a command in the repository, with the Python that has PyTorch as python3. */
const shell = (command: string): string =>
  execFileSync('sh', ['-c', command], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, PATH: `${dirname(python!)}:${process.env.PATH}` },
  })

const lossesIn = (text: string): number[] => [...text.matchAll(/loss ([\d.]+)/g)].map(([, loss]) => Number(loss))

/** Other versions of PyTorch, and other processors, round in other ways, and 200 epochs enlarge that. */
const asOnThePage = { atol: 1e-3, rtol: 0 }
const same = { atol: 1e-5, rtol: 0 }

describe.skipIf(python === undefined)(suite('docs/beyond-one-machine.md'), () => {
  const [write, train, load] = snippets(page, 'sh')
  const [losses, result] = snippets(page, '').map(lossesIn)
  let printed: number[]

  it('writes the class that it shows', () => {
    expect(shell(write)).toContain('wrote model.py')
    const model = readFileSync(`${root}apps/many-machines/shared/model.py`, 'utf8')
    expect(model).toContain(snippets(page, 'python')[0])
  })

  it('trains on two processes, with the losses that it shows', () => {
    printed = lossesIn(shell(train))
    expect(array(printed)).toBeAllClose(array(losses), asOnThePage)
  })

  it('takes the weights back', () => {
    const [loss] = lossesIn(shell(load))
    expect(array(loss)).toBeAllClose(array(printed.at(-1)!), same)
    expect(array(loss)).toBeAllClose(array(result[0]), asOnThePage)
  })

  it('trains in the same way on one process with the whole data', () => {
    const [setting, , last] = lines(train)
    const alone = lossesIn(shell(`${setting.replace('WORLD_SIZE=2', 'WORLD_SIZE=1')}\n${last}`))
    expect(array(alone)).toBeAllClose(array(printed), same)
  })
})
