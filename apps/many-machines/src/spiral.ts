import { Spiral } from '@dezero/data'
import { random } from '@dezero/ndarray'
import { MLP } from '@dezero/nn'

/** Where the files lie that go from one side to the other. */
export const shared = new URL('../shared/', import.meta.url)

/** 300 points of three classes. */
export const spiral = new Spiral()

/** The model that learns to tell them apart, with the same weights each time. */
export function spiralModel(): MLP {
  random.seed(0)
  return new MLP([20, 3], { inSize: 2 })
}
