// Where things lie in the memory of the kernels. It never grows: the host lays down one piece of its arrays after the other.

/** The numbers that a kernel works on, and how many of them fit. */
export const NUMBERS: usize = 4096
export const CAPACITY: i32 = 8192
export const NUMBERS_BYTES: i32 = CAPACITY * 8

/** The second operands of a kernel on pairs. */
export const OTHERS: usize = NUMBERS + NUMBERS_BYTES

/**
 * Kernels go block by block, in passes of few steps: a processor overlaps the more elements, the shorter the chain from
 * the first step to the last. What one pass leaves to the next lies in the scratch, in rows of BLOCK_BYTES; some rows
 * and the numbers fit the first cache.
 */
export const BLOCK: i32 = 512
export const BLOCK_BYTES: usize = BLOCK * 8
export const BLOCK_BYTES_32: usize = BLOCK * 4
export const SCRATCH: usize = NUMBERS + NUMBERS_BYTES
export const SCRATCH_BYTES: i32 = 1 << 16

/** The exponents of powers, or a byte for each pair: what a comparison found, or a selection goes by. */
export const POWERS: usize = SCRATCH + SCRATCH_BYTES
export const MASKS: usize = POWERS

/** Sums of columns, and of how many at once. */
export const SUMS: usize = SCRATCH
export const COLUMNS: i32 = 1024

/** matmul takes this many rows of the left operand, terms of a sum, and bytes of a row of the right operand at a time. */
export const ROWS: i32 = 64
export const TERMS: i32 = 1024
export const ROW_BYTES: i32 = 8192

/**
 * A part of an operand as the host has it, both operands as the kernel wants them, and a part of the product. For each row
 * of a part the host takes a view, which is garbage afterwards: the larger the parts, the fewer.
 */
export const OPERAND: usize = NUMBERS
export const OPERAND_BYTES: i32 = 4 * ROWS * TERMS * 8
export const LEFT: usize = OPERAND + OPERAND_BYTES
export const RIGHT: usize = LEFT + ROWS * TERMS * 8
export const PRODUCT: usize = RIGHT + TERMS * ROW_BYTES
export const END: usize = PRODUCT + ROWS * ROW_BYTES
