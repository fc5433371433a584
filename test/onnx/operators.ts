import { readFileSync } from 'node:fs'
import { toOnnx } from '@dezero/onnx'
import { operations } from '../../packages/functions/test/derivatives/operations.ts'
import { recorded } from '../../packages/functions/test/derivatives/recorded.ts'
import { points, shapesFor } from '../../packages/functions/test/derivatives/table.ts'
import { refused } from '../../packages/onnx/src/operations/index.ts'
import { decode } from '../../packages/onnx/test/decode.ts'
import { root } from '../run.ts'
import { isExpressible, onlyFloat32 } from './kernels.ts'

export const file = `${root}docs/onnx.md`
export const page = (): string => readFileSync(file, 'utf8')

/** The page with the table of operators brought up to date. */
export const withTable = (text: string): string =>
  text.replace(/(<!-- operators -->\n).*(<!-- \/operators -->)/s, (_, begin, end) => `${begin}\n${table()}\n\n${end}`)

function table(): string {
  const reasons = Object.entries(refused).map(([name, reason]): Row => [name, `refused: ${reason}`, ''])
  const rows = [...[...operatorsOfCalls()].map(row), ...reasons].sort(([a], [b]) => a.localeCompare(b, 'en'))
  const lines = rows.map(([name, ...cells]) => `| \`${name}\` | ${cells.join(' | ')} |`)
  return ['| operation | operators | float64 |', '| --- | --- | --- |', ...lines].join('\n')
}

type Row = [name: string, operators: string, float64: string]

function row([name, operators]: [string, Set<string>]): Row {
  const lacks = [...operators].some((operator) => onlyFloat32.includes(operator))
  return [name, [...operators].join(', '), lacks ? 'no' : 'yes']
}

/** The operators of ONNX that the calls of each operation become, in values and derivatives of all operations. */
function operatorsOfCalls(): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>()
  for (const operation of Object.values(operations)) {
    for (const shapes of shapesFor(operation)) {
      const { xs, results } = recorded(
        operation,
        shapes.map((shape, i) => points(operation.domain[i], shape, i)),
      )
      if (!isExpressible(results)) continue
      for (const { name, operator } of decode(toOnnx(results, { inputs: xs })).nodes) {
        const call = name.replace(/_\d+\/.*/, '')
        found.set(call, (found.get(call) ?? new Set()).add(operator))
      }
    }
  }
  return found
}
