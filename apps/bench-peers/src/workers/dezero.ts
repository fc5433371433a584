import { families, rows, rowsOf } from '@dezero/bench'
import { Variable } from '@dezero/core'
import type { NdArray } from '@dezero/ndarray'
import { serve } from './serve.ts'

type Prepare = () => () => Variable | NdArray

await serve({
  version: process.version,
  rows: Object.fromEntries([...rows, ...rowsOf(families)].map(({ name, run }) => [name, run as Prepare])),
  values: (result) => (result instanceof Variable ? result.data : result).reshape(-1).tolist() as number[],
})
