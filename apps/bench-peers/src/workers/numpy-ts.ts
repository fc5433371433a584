import { arrayRows } from './array-rows.ts'
import { type Foreign, load, versionOf } from './installed.ts'
import { serve } from './serve.ts'

const np = await load('numpy-ts')

await serve<Foreign>({
  version: versionOf('numpy-ts'),
  rows: arrayRows<Foreign>(
    {
      array: (data, shape, dtype) =>
        np
          .array(data)
          .astype(dtype)
          .reshape(...shape),
      add: np.add,
      multiply: np.multiply,
      sin: np.sin,
      exp: np.exp,
      tanh: np.tanh,
      sum: np.sum,
      matmul: (a, b, left, right) => np.matmul(left ? a.T : a, right ? b.T : b),
    },
    ['float64', 'float32'],
  ),
  values: (result) => result.flatten().data,
  dispose: (result) => result.dispose(), // otherwise its memory fills up, and it becomes slow
})
