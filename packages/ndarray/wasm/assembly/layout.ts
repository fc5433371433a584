// Addresses in the memory of the kernels, which never grows: the host copies its arrays piece by piece.

/** The numbers that a kernel works on, and how many of them fit. */
export const NUMBERS: usize = 4096
export const CAPACITY: i32 = 8192
export const NUMBERS_BYTES: i32 = CAPACITY * 8

/** The second operands of a kernel on pairs. */
export const OTHERS: usize = NUMBERS + NUMBERS_BYTES

/**
 * Kernels work block by block, in passes of few steps: the shorter the chain of steps, the more elements a processor
 * computes at the same time. Results of a pass for the next are in the scratch, in rows of BLOCK_BYTES; some rows and
 * the numbers fit the first cache.
 */
export const BLOCK: i32 = 512
export const BLOCK_BYTES: usize = BLOCK * 8
export const BLOCK_BYTES_32: usize = BLOCK * 4
export const SCRATCH: usize = NUMBERS + NUMBERS_BYTES
export const SCRATCH_BYTES: i32 = 1 << 16

/** The exponents of powers, or a byte for each pair: the result of a comparison, or the mask of a selection. */
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
 * A part of an operand as the host has it, both operands packed, and a part of the product. For each row of a part the
 * host makes a view; with larger parts there are fewer of them.
 */
export const OPERAND: usize = NUMBERS
export const OPERAND_BYTES: i32 = 4 * ROWS * TERMS * 8
export const LEFT: usize = OPERAND + OPERAND_BYTES
export const RIGHT: usize = LEFT + ROWS * TERMS * 8
export const PRODUCT: usize = RIGHT + TERMS * ROW_BYTES
export const END: usize = PRODUCT + ROWS * ROW_BYTES

/** Places of the terms and of the columns of a right operand, while it is packed, where the left one comes afterwards. */
export const TERM_PLACES: usize = LEFT
export const COLUMN_PLACES: usize = LEFT + TERMS * 4
