import { H1, H2, H3, K1, K2, K3 } from '../../src/math/float64/coefficients'
import { BEHIND_EXP, exp } from './exp'
import { BLOCK, BLOCK_BYTES } from './layout'
import { add, both, div, mul, sub } from './vector'

const POWERS: usize = BEHIND_EXP

/** x ← tanh x for n numbers from `at` on: the steps of math/float64/tanh.ts on two numbers at once. */
export function tanh(at: usize, n: i32): void {
  for (; n > 0; n -= BLOCK, at += BLOCK_BYTES) {
    doubleSizes(at, min(n, BLOCK))
    exp(POWERS, min(n, BLOCK))
    combine(at, min(n, BLOCK))
  }
}

/** 2 |x|, or 44 where that is more: tanh is 1 there. */
function doubleSizes(at: usize, n: i32): void {
  const most = both(44)
  for (let i: usize = 0, end: usize = n << 3; i < end; i += 16, at += 16) {
    const size = f64x2.abs(v128.load(at))
    v128.store(i, f64x2.pmin(add(size, size), most), POWERS)
  }
}

/** tanh x from x and e²ˣ: one division serves both the fraction near 0 and 1 - 2 / (e²ˣ + 1). */
function combine(at: usize, n: i32): void {
  const h1 = both(H1)
  const h2 = both(H2)
  const h3 = both(H3)
  const k1 = both(K1)
  const k2 = both(K2)
  const k3 = both(K3)
  const one = both(1)
  const two = both(2)
  const near = both(0.390625)
  const sign = both(-0.0)
  for (let i: usize = 0, end: usize = n << 3; i < end; i += 16, at += 16) {
    const x = v128.load(at)
    const z = mul(x, x)
    const isNear = f64x2.lt(z, near)
    const above = add(h1, mul(z, add(h2, mul(z, h3))))
    const below = add(k1, mul(z, add(k2, mul(z, add(k3, z)))))
    const fraction = div(
      v128.bitselect(above, two, isNear),
      v128.bitselect(below, add(v128.load(i, POWERS), one), isNear),
    )
    const xSign = v128.and(x, sign)
    const close = add(x, mul(mul(x, z), fraction))
    const far = sub(one, fraction)
    v128.store(at, v128.or(v128.bitselect(close, far, isNear), xSign))
  }
}
