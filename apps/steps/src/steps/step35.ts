// Step 35 · The graphs of higher-order derivatives                                  Stage 3
// tanh is one function; its derivative is four, and from there each order has two to three times as many as
// the one before. npx -y pnpm@12 step 35 --order 4 draws the fourth. Needs the full core.
import { tanh } from '@dezero/functions'
import { array } from '@dezero/ndarray'
import { plotDotGraph } from '@dezero/utils'
import { Variable } from '#core'
import { output } from '../drawing/output.ts'
import { sizeOf } from '../drawing/size.ts'
import { integer, options } from '../options.ts'

const { order } = options({
  order: integer({ usual: 2, from: 1, to: 9, because: 'the graph of order 9 has 7,329 functions' }),
})

const x = new Variable(array(1.0), { name: 'x' })
const y = tanh(x)
y.name = 'y'
y.backward({ createGraph: true })

for (let i = 1; i < order; i++) {
  const gx = x.grad!
  x.clearGrad()
  gx.backward({ createGraph: true })
}

const gx = x.grad!
gx.name = `gx${order}`
console.log(`${gx.name} ${gx}, ${sizeOf(gx)}`)

const toFile = output(`step35-tanh-${order}.png`)
console.log(await plotDotGraph(gx, { toFile, verbose: false }).catch((error: Error) => error.message))
