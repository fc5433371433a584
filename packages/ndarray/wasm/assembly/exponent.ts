import { both, bothBits, sub } from './vector'

/** x = ± 2ᵏ m with m between √½ and √2, for n normal x from `at` on: stores k and m. */
export function takeOffPowersOfTwo(at: usize, n: i32, exponents: usize, fractions: usize): void {
  const toRoot = bothBits((0x3ff00000 - 0x3fe6a09e) << 32)
  const root = bothBits(0x3fe6a09e << 32)
  const fractionBits = bothBits(0x000fffffffffffff)
  const exponentOfNumber = both(4503599627370496)
  const toNumber = both(4503599627370496 + 1023)
  for (const end = at + (n << 3); at < end; at += 16, exponents += 16, fractions += 16) {
    const bits = i64x2.add(f64x2.abs(v128.load(at)), toRoot)
    v128.store(exponents, sub(v128.or(i64x2.shr_u(bits, 52), exponentOfNumber), toNumber))
    v128.store(fractions, i64x2.add(v128.and(bits, fractionBits), root))
  }
}
