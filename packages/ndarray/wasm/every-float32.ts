// Compares a float32 function with that of float64 for all float32 numbers, or for one in `step`; takes some minutes:
// `npx -y pnpm@12 exec tsx packages/ndarray/wasm/every-float32.ts tanh [step]`

import * as exponentials from '../src/math/float32/exp.ts'
import * as logarithms from '../src/math/float32/log.ts'
import * as sines from '../src/math/float32/sin.ts'
import { exp, expm1 } from '../src/math/float64/exp.ts'
import { log, log1p } from '../src/math/float64/log.ts'
import { cos, sin } from '../src/math/float64/sin.ts'
import { tan } from '../src/math/float64/tan.ts'
import { tanh } from '../src/math/float64/tanh.ts'

type Functions = Record<string, ((x: number) => number) | undefined>
const ofDoubles: Functions = { exp, expm1, log, log1p, sin, cos, tan, tanh }
const ofSingles: Functions = { ...exponentials, ...logarithms, ...sines }

const [name = '', step = '1'] = process.argv.slice(2)
const f = ofSingles[name]
const exact = ofDoubles[name]
if (f === undefined || exact === undefined || !(Number(step) >= 1)) {
  console.error(`Give one of ${Object.keys(ofSingles).join(', ')}, and perhaps a step of at least 1.`)
  process.exit(1)
}

const single = new Float32Array(1)
const bits = new Uint32Array(single.buffer)

function ulp(x: number): number {
  single[0] = Math.abs(x)
  const size = single[0]
  bits[0]++
  return single[0] - size
}

let others = 0
let worst = 0
for (let pattern = 0; pattern < 2 ** 32; pattern += Number(step)) {
  bits[0] = pattern
  const y = exact(single[0])
  const result = Math.fround(f(single[0]))
  if (Object.is(result, Math.fround(y))) continue
  others++
  worst = Math.max(worst, Math.abs(result - y) / ulp(result))
}
console.log(`${name}: ${others} are not the nearest float32; the worst is off by ${worst.toFixed(6)} ulp`)
