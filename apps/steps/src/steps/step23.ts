// Step 23 · DeZero as a package                                                     Stage 2
// The code of the scripts so far is a package now, in two versions; '#core' is the one chosen with --core.
// The package expr allows the operators + - * / ** again.
import { expr } from '@dezero/expr'
import { array } from '@dezero/ndarray'
import { isSimpleCore, Variable } from '#core'

console.log(isSimpleCore ? 'the simple core: a grad is an array' : 'the full core: a grad is a Variable')

const x = new Variable(array(1.0))
const y = expr`(${x} + 3) ** 2` // x.add(3).pow(2)
y.backward()
console.log(String(y)) // variable(16.0)
console.log(String(x.grad)) // 8.0
