// What one operation costs: a chain of 1,000 scalar operations, forward and backward, alternating between the cores.
import * as full from '@dezero/core'
import * as simple from '@dezero/core-simple'

interface Scalar<V> {
  mul(factor: number): V
  add(x: V): V
  backward(): void
  clearGrad(): void
}

if (process.argv.length > 2) {
  console.error('chain-cost takes no options; for other measurements see `npx -y pnpm@12 bench --help`.')
  process.exit(1)
}

const nodes = 1000
const rounds = 500

function chain<V extends Scalar<V>>(x: V): number {
  const start = performance.now()
  let y = x
  for (let i = 0; i < nodes; i += 2) y = y.mul(0.5).add(x)
  y.backward()
  const end = performance.now()
  x.clearGrad()
  return ((end - start) * 1000) / nodes
}

const median = (numbers: number[]) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1]

const cores = {
  '@dezero/core-simple': () => chain(new simple.Variable(1)),
  '@dezero/core': () => chain(new full.Variable(1)),
}

const costs = Object.values(cores).map((): number[] => [])
for (let round = -rounds; round < rounds; round++) {
  Object.values(cores).forEach((measure, i) => {
    const cost = measure()
    if (round >= 0) costs[i].push(cost) // the rounds before warm up the compiler
  })
}

console.log(
  `One operation in a chain of ${nodes}, forward and backward, median of ${rounds} rounds (Node ${process.version}):`,
)
Object.keys(cores).forEach((name, i) => {
  console.log(`  ${name.padEnd(20)} ${median(costs[i]).toFixed(2)} µs`)
})
