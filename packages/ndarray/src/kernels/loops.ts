import { comparing, exchanged, selecting } from './compare.ts'
import type { Loop } from './dispatch.ts'
import { largest, smallest } from './extreme.ts'
import { mapping, mapping32 } from './map.ts'
import { pairwise } from './sum.ts'
import { turning } from './transpose.ts'
import { single } from './unary.ts'

// Each loop is written out: one shared loop that took the operation as an argument would call it per element.

// --- two operands ---

export { power as pow } from './power.ts'

export const add: Loop = (n, out, k, sk, x, i, si, y, j, sj) => {
  for (let e = 0; e < n; e++) out[k + e * sk] = x[i + e * si] + y[j + e * sj]
}
export const sub: Loop = (n, out, k, sk, x, i, si, y, j, sj) => {
  for (let e = 0; e < n; e++) out[k + e * sk] = x[i + e * si] - y[j + e * sj]
}
export const mul: Loop = (n, out, k, sk, x, i, si, y, j, sj) => {
  for (let e = 0; e < n; e++) out[k + e * sk] = x[i + e * si] * y[j + e * sj]
}
export const mulInt32: Loop = (n, out, k, sk, x, i, si, y, j, sj) => {
  for (let e = 0; e < n; e++) out[k + e * sk] = Math.imul(x[i + e * si], y[j + e * sj])
}
export const div: Loop = (n, out, k, sk, x, i, si, y, j, sj) => {
  for (let e = 0; e < n; e++) out[k + e * sk] = x[i + e * si] / y[j + e * sj]
}
export const powInt32: Loop = (n, out, k, sk, x, i, si, y, j, sj) => {
  for (let e = 0; e < n; e++) out[k + e * sk] = integerPower(x[i + e * si], y[j + e * sj])
}
export const maximum: Loop = (n, out, k, sk, x, i, si, y, j, sj) => {
  for (let e = 0; e < n; e++) out[k + e * sk] = Math.max(x[i + e * si], y[j + e * sj])
}
export const minimum: Loop = (n, out, k, sk, x, i, si, y, j, sj) => {
  for (let e = 0; e < n; e++) out[k + e * sk] = Math.min(x[i + e * si], y[j + e * sj])
}

/** Square and multiply modulo 2³², as NumPy's integers wrap. */
function integerPower(base: number, exponent: number): number {
  let power = 1
  for (let square = base, left = exponent; left > 0; left >>>= 1, square = Math.imul(square, square)) {
    if (left & 1) power = Math.imul(power, square)
  }
  return power
}

// --- comparisons: 1 or 0, without a branch, which processors would guess wrong ---

export const equal = comparing('EQUAL', (n, out, k, sk, x, i, si, y, j, sj) => {
  for (let e = 0; e < n; e++) out[k + e * sk] = Number(x[i + e * si] === y[j + e * sj])
})
export const notEqual = comparing('NOT_EQUAL', (n, out, k, sk, x, i, si, y, j, sj) => {
  for (let e = 0; e < n; e++) out[k + e * sk] = Number(x[i + e * si] !== y[j + e * sj])
})
export const less = comparing('LESS', (n, out, k, sk, x, i, si, y, j, sj) => {
  for (let e = 0; e < n; e++) out[k + e * sk] = Number(x[i + e * si] < y[j + e * sj])
})
export const lessEqual = comparing('LESS_EQUAL', (n, out, k, sk, x, i, si, y, j, sj) => {
  for (let e = 0; e < n; e++) out[k + e * sk] = Number(x[i + e * si] <= y[j + e * sj])
})
export const greater = exchanged(less)
export const greaterEqual = exchanged(lessEqual)

// --- one operand ---

/** From so many elements on, the engine's own way of copying is faster than a loop. */
const MANY = 32

export const copy: Loop = (n, out, k, sk, x, i, si) => {
  if (n >= MANY && sk === 1 && si === 1) out.set(x.subarray(i, i + n), k)
  else if (n >= MANY && sk === 1 && si === 0) out.fill(x[i], k, k + n)
  else for (let e = 0; e < n; e++) out[k + e * sk] = x[i + e * si]
}
export const copyTurned = turning(copy)
export const truth: Loop = (n, out, k, sk, x, i, si) => {
  for (let e = 0; e < n; e++) out[k + e * sk] = Number(x[i + e * si] !== 0)
}
export const neg = single('neg', (n, out, k, sk, x, i, si) => {
  for (let e = 0; e < n; e++) out[k + e * sk] = -x[i + e * si]
})
export const sin = mapping('sin')
export const cos = mapping('cos')
export const tan = mapping('tan')
export const tanh = mapping('tanh')
export const exp = mapping('exp')
export const expm1 = mapping('expm1')
export const log = mapping('log')
export const log1p = mapping('log1p')
export const sin32 = mapping32('sin')
export const cos32 = mapping32('cos')
export const tan32 = mapping32('tan')
export const tanh32 = mapping32('tanh')
export const exp32 = mapping32('exp')
export const expm132 = mapping32('expm1')
export const log32 = mapping32('log')
export const log1p32 = mapping32('log1p')
export { sqrt } from './unary.ts'
export const abs = single('abs', (n, out, k, sk, x, i, si) => {
  for (let e = 0; e < n; e++) out[k + e * sk] = Math.abs(x[i + e * si])
})
// The difference of two comparisons is made without a jump; NaN is neither above nor below 0.
export const sign: Loop = (n, out, k, sk, x, i, si) => {
  for (let e = 0; e < n; e++) {
    const value = x[i + e * si]
    out[k + e * sk] = Number.isNaN(value) ? value : Number(value > 0) - Number(value < 0)
  }
}

/** Where x holds, y replaces what is in out. */
export const select = selecting((n, out, k, sk, x, i, si, y, j, sj) => {
  for (let e = 0; e < n; e++) if (x[i + e * si] !== 0) out[k + e * sk] = y[j + e * sj]
})

// --- reductions: fold x into out; a run that stays on one element keeps it in a register ---

export const sum: Loop = (n, out, k, sk, x, i, si) => {
  if (sk !== 0) {
    for (let e = 0; e < n; e++) out[k + e * sk] = out[k + e * sk] + x[i + e * si]
    return
  }
  out[k] = out[k] + pairwise(n, x, i, si)
}
export const sumInt32: Loop = (n, out, k, sk, x, i, si) => {
  if (sk !== 0) {
    for (let e = 0; e < n; e++) out[k + e * sk] = (out[k + e * sk] + x[i + e * si]) | 0
    return
  }
  let folded = out[k] | 0
  for (let e = 0; e < n; e++) folded = (folded + x[i + e * si]) | 0
  out[k] = folded
}
export const prod: Loop = (n, out, k, sk, x, i, si) => {
  if (sk !== 0) {
    for (let e = 0; e < n; e++) out[k + e * sk] = out[k + e * sk] * x[i + e * si]
    return
  }
  let folded = out[k]
  for (let e = 0; e < n; e++) folded = folded * x[i + e * si]
  out[k] = folded
}
export const prodInt32: Loop = (n, out, k, sk, x, i, si) => {
  for (let e = 0; e < n; e++) out[k + e * sk] = Math.imul(out[k + e * sk], x[i + e * si])
}
export const max: Loop = (n, out, k, sk, x, i, si) => {
  if (sk !== 0) {
    for (let e = 0; e < n; e++) out[k + e * sk] = Math.max(out[k + e * sk], x[i + e * si])
    return
  }
  out[k] = Math.max(out[k], largest(n, x, i, si))
}
export const min: Loop = (n, out, k, sk, x, i, si) => {
  if (sk !== 0) {
    for (let e = 0; e < n; e++) out[k + e * sk] = Math.min(out[k + e * sk], x[i + e * si])
    return
  }
  out[k] = Math.min(out[k], smallest(n, x, i, si))
}
