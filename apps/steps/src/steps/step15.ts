// Step 15 · Complex graphs, the theory                                              Stage 2
// Where paths meet, the backward of a function may run only when the gradient of its output is complete.
// Step 14 takes the function that was added last: A runs before the gradient from B is added.
import { array, type NdArray } from '@dezero/ndarray'

// x ── A ── a ──┬── B ── b ──┬── D ── y
//               └── C ── c ──┘
const x = array(2.0)
const a = x.pow(2) // A
const b = a.pow(2) // B
const c = a.pow(2) // C
const y = b.add(c) // D
console.log(`y = (x²)² + (x²)² at ${x}: a ${a}, b ${b}, c ${c}, y ${y}`)
console.log(`dy/dx = 8x³ = ${x.pow(3).mul(8)}`)

interface Rule {
  name: string
  output: string
  /** The derivative of the output by each input. */
  slopes: Record<string, NdArray>
}

const A: Rule = { name: 'A', output: 'a', slopes: { x: x.mul(2) } }
const B: Rule = { name: 'B', output: 'b', slopes: { a: a.mul(2) } }
const C: Rule = { name: 'C', output: 'c', slopes: { a: a.mul(2) } }
const D: Rule = { name: 'D', output: 'y', slopes: { b: array(1.0), c: array(1.0) } }

const backward = (order: Rule[]) => {
  const grads: Record<string, NdArray> = { y: array(1.0) }
  for (const { name, output, slopes } of order) {
    for (const [input, slope] of Object.entries(slopes)) {
      const gx = slope.mul(grads[output])
      grads[input] = input in grads ? grads[input].add(gx) : gx
      console.log(`${name}: ${input}.grad ${grads[input]}`)
    }
  }
}

console.log('\nlast added, first taken: A goes too early, and twice')
backward([D, C, A, B, A])

console.log('\nby generation, D 2, B and C 1, A 0: the youngest first, each once')
backward([D, C, B, A])
