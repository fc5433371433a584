// Step 54 · Dropout, and test mode                                                  Stage 5
// In training each element is dropped with probability 0.5, and those that stay grow by 1 / (1 − 0.5), so that the mean
// stays. Inside testMode nothing is dropped.
import { dropout } from '@dezero/functions'
import { ones, random } from '@dezero/ndarray'
import { testMode } from '#core'

random.seed(0)
const x = ones(5)
console.log(String(x))

const trained = dropout(x)
console.log(String(trained))

const tested = testMode(() => dropout(x))
console.log(String(tested))
