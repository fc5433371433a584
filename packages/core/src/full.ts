// What only the full core has: operations that the gradients of others are made of.
export * from './comparison.ts'
export * from './detach.ts'
export * from './indexing.ts'
export * from './joining.ts'
export * from './linalg.ts'
export * from './rearranging.ts'
export * from './reduction.ts'
export * from './shape.ts'
