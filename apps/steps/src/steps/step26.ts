// Step 26 · Drawing computational graphs                                            Stage 3
// getDotGraph() follows the creators back from an output and writes the graph as DOT;
// plotDotGraph() draws it.
import { expr } from '@dezero/expr'
import { array } from '@dezero/ndarray'
import { getDotGraph, plotDotGraph } from '@dezero/utils'
import { Variable } from '#core'
import { output } from '../drawing/output.ts'
import { sizeOf } from '../drawing/size.ts'

const x0 = new Variable(array(1.0), { name: 'x0' })
const x1 = new Variable(array(1.0), { name: 'x1' })
const y = expr`${x0} + ${x1}`
y.name = 'y'
console.log(getDotGraph(y, { verbose: false }))

// From step 24.
const goldstein = (x: Variable, y: Variable) => expr`
  (1 + (${x} + ${y} + 1) ** 2 *
    (19 - 14 * ${x} + 3 * ${x} ** 2 - 14 * ${y} + 6 * ${x} * ${y} + 3 * ${y} ** 2)) *
  (30 + (2 * ${x} - 3 * ${y}) ** 2 *
    (18 - 32 * ${x} + 12 * ${x} ** 2 + 48 * ${y} - 36 * ${x} * ${y} + 27 * ${y} ** 2))`

const z = goldstein(x0, x1)
z.backward()
z.name = 'z'

const file = await plotDotGraph(z, { toFile: output('step26-goldstein.png'), verbose: false })
console.log(`goldstein: ${sizeOf(z)} in ${file}`)
