import { Variable } from '@dezero/core'

const x = new Variable(2)
const y = x.pow(4).sub(x.pow(2).mul(2))
y.backward({ createGraph: true })

const gx = x.grad!
console.log(String(gx)) // variable(24.0)

x.clearGrad()
gx.backward()
console.log(String(x.grad)) // variable(44.0)
