import type { Variable } from '@dezero/core'
import { programOf } from '@dezero/utils'
import { refused } from '../../packages/onnx/src/operations/index.ts'

/** Can ONNX express all calls behind these results? */
export const isExpressible = (results: readonly Variable[]): boolean =>
  programOf(results, { inputs: [] }).calls.every(({ name }) => !Object.hasOwn(refused, name))

/** Operators for which ONNX Runtime 1.30 has no kernel in float64. */
export const onlyFloat32 = [
  'Acos',
  'Acosh',
  'Asin',
  'Asinh',
  'Atan',
  'Atanh',
  'AveragePool',
  'Col2Im',
  'Conv',
  'ConvTranspose',
  'Cosh',
  'Det',
  'Erf',
  'Gelu',
  'Sinh',
  'Softplus',
  'Tan',
]
