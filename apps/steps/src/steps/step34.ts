// Step 34 · Higher-order derivatives of sin                                         Stage 3
// backward() of Sin is gy.mul(cos(x)) with the cos of Variables, so each derivative can be differentiated again.
// Needs the full core.
import { sin } from '@dezero/functions'
import { linspace } from '@dezero/ndarray'
import { Variable } from '#core'
import { lines } from '../drawing/lines.ts'
import { savePlot } from '../drawing/plot.ts'
import { sizeOf } from '../drawing/size.ts'

const x = new Variable(linspace(-7, 7, 200))
const y = sin(x)
y.backward({ createGraph: true })

const labels = ['y = sin(x)', "y'", "y''", "y'''", 'y⁽⁴⁾']
const logs = [y]

for (let i = 0; i < 4; i++) {
  const gx = x.grad!
  logs.push(gx)
  x.clearGrad()
  gx.backward({ createGraph: true })
}

for (const [i, log] of logs.entries()) {
  console.log(`${labels[i].padEnd(10)} from ${log.data.item(0)} to ${log.data.item(199)}, ${sizeOf(log)}`)
}

const plot = lines({
  title: 'sin and its first four derivatives',
  x: x.data,
  ys: logs.map(({ data }, i) => ({ label: labels[i], data, dashed: i === 4 })),
})
console.log(await savePlot(plot, 'step34-sin'))
