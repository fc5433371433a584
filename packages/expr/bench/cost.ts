// The cost of a formula compared with the same chain of methods: x⁴ − 2x² of a scalar.
// Both are measured in turn, so that other load on the machine slows both; the median counts.
import { Variable } from '@dezero/core'
import { Variable as SimpleVariable } from '@dezero/core-simple'
import { expr } from '@dezero/expr'
import { array } from '@dezero/ndarray'

const calls = 2_000
const turns = 500

function nanoseconds(f: () => unknown): number {
  const start = performance.now()
  for (let i = 0; i < calls; i++) f()
  return ((performance.now() - start) / calls) * 1e6
}

const median = (values: number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1]

function compare(name: string, methods: () => unknown, formula: () => unknown): void {
  const times = Array.from({ length: turns }, () => [nanoseconds(methods), nanoseconds(formula)])
  const [one, other] = [0, 1].map((i) => median(times.map((turn) => turn[i])).toFixed(0))
  const ratio = median(times.map(([one, other]) => other / one)).toFixed(2)
  console.log(`${name.padEnd(12)} methods ${one} ns, expr ${other} ns, ratio ${ratio}`)
}

const x = new Variable(2)
compare(
  'core',
  () => x.pow(4).sub(x.pow(2).mul(2)),
  () => expr`${x} ** 4 - 2 * ${x} ** 2`,
)

const s = new SimpleVariable(2)
compare(
  'core-simple',
  () => s.pow(4).sub(s.pow(2).mul(2)),
  () => expr`${s} ** 4 - 2 * ${s} ** 2`,
)

const a = array(2)
compare(
  'ndarray',
  () => a.pow(4).sub(a.pow(2).mul(2)),
  () => expr`${a} ** 4 - 2 * ${a} ** 2`,
)
