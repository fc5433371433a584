// Arithmetic on two numbers at once.

export function add(a: v128, b: v128): v128 {
  return f64x2.add(a, b)
}

export function sub(a: v128, b: v128): v128 {
  return f64x2.sub(a, b)
}

export function mul(a: v128, b: v128): v128 {
  return f64x2.mul(a, b)
}

export function div(a: v128, b: v128): v128 {
  return f64x2.div(a, b)
}

/** Two float32 as doubles. */
export function load2(at: usize): v128 {
  return f64x2.promote_low_f32x4(v128.load64_zero(at))
}

/** Two doubles as float32. */
export function store2(at: usize, y: v128): void {
  v128.store64_lane(at, f32x4.demote_f64x2_zero(y), 0)
}

/** The same with the signs of the float32 in whose place they come. */
export function store2WithSigns(at: usize, y: v128): void {
  const signs = v128.and(v128.load64_zero(at), f32x4.splat(-0.0))
  v128.store64_lane(at, v128.or(f32x4.demote_f64x2_zero(y), signs), 0)
}

const cell = memory.data<f64>([0])

/**
 * Both lanes hold the value, in a way that hides it from the compilers: V8 rebuilds a literal vector with three
 * instructions wherever a loop uses it, but keeps one that was read from memory before the loop.
 */
export function both(value: f64): v128 {
  f64.store(cell, value)
  return v128.load64_splat(cell)
}

/** The same for whole numbers. */
export function bothBits(value: i64): v128 {
  return both(reinterpret<f64>(value))
}
