// Step 31 · Derivatives of higher order: the theory                                 Stage 3
// backward() of sin computes gx = gy · cos x. If that is recorded as a graph too, from x and gy to gx, then gx can be
// differentiated by the same backward(). Needs the full core.
import { sin } from '@dezero/functions'
import { array } from '@dezero/ndarray'
import { getDotGraph, plotDotGraph } from '@dezero/utils'
import { Variable } from '#core'
import { output } from '../drawing/output.ts'
import { sizeOf } from '../drawing/size.ts'

for (const createGraph of [false, true]) {
  const x = new Variable(array(1.0), { name: 'x' })
  const y = sin(x)
  y.grad = new Variable(array(1.0), { name: 'gy' })
  y.backward({ createGraph })

  const gx = x.grad!
  gx.name = 'gx'
  console.log(`--- createGraph: ${createGraph} ---`)
  console.log(`gx ${gx}, creator ${gx.creator?.name ?? 'none'}; its graph has ${sizeOf(gx)}`)
  console.log(getDotGraph(gx, { verbose: false }))

  if (createGraph) console.log(await plotDotGraph(gx, { toFile: output('step31-gx.png'), verbose: false }))
}
