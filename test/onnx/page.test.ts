import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { root, run } from '../run.ts'
import { lines, promised, snippets } from '../snippets.ts'
import { onlyFloat32 } from './kernels.ts'
import { page, withTable } from './operators.ts'

const folder = mkdtempSync(join(root, 'node_modules/.onnx-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe('docs/onnx.md', () => {
  it('exports what it says', async () => {
    const [code] = snippets(page(), 'ts')
    const output = await run('tsx', ['--conditions=@dezero/source', '--input-type=module', '--eval', code], {
      cwd: folder,
    })
    expect(promised(code)).not.toEqual([])
    expect(lines(output)).toEqual(promised(code))
  })

  it('has the table of all operators; `pnpm onnx-operators` brings it up to date', () => {
    expect(withTable(page())).toBe(page())
  })

  it('names the operators that ONNX Runtime has no kernel for', () => {
    expect(page().replaceAll('\n', ' ')).toContain(onlyFloat32.join(', ').replace(/, (\w+)$/, ' and $1'))
  })
})
