/** Do n numbers from `at` on all lie in [low, high]? NaN does not. */
export function within(at: usize, n: i32, low: f64, high: f64): bool {
  const lows = f64x2.splat(low)
  const highs = f64x2.splat(high)
  let all = i32x4.splat(-1)
  for (const end = at + (n << 3); at < end; at += 16) {
    const x = v128.load(at)
    all = v128.and(all, v128.and(f64x2.ge(x, lows), f64x2.le(x, highs)))
  }
  return i64x2.all_true(all)
}

/** The same for float32. The bytes behind them in the last vector are checked too; a wrong 'no' only costs time. */
export function within32(at: usize, n: i32, low: f32, high: f32): bool {
  const lows = f32x4.splat(low)
  const highs = f32x4.splat(high)
  let all = i32x4.splat(-1)
  for (const end = at + (n << 2); at < end; at += 16) {
    const x = v128.load(at)
    all = v128.and(all, v128.and(f32x4.ge(x, lows), f32x4.le(x, highs)))
  }
  return i32x4.all_true(all)
}
