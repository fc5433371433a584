import { Variable } from '@dezero/core'
import type { NdArray } from '@dezero/ndarray'
import { arrays } from '../arrays.ts'
import { graphs } from '../graphs.ts'
import { families } from '../growth.ts'
import { serve } from './serve.ts'

const rows = [...graphs, ...arrays, ...families.flatMap(({ xs, rowOf }) => xs.map(rowOf))]

await serve({
  version: process.version,
  rows: Object.fromEntries(rows.map(({ name, run }) => [name, run as () => () => Variable | NdArray])),
  values: (result) => (result instanceof Variable ? result.data : result).reshape(-1).tolist() as number[],
})
