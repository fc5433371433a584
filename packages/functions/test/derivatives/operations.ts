import { convOperations } from './conv-operations.ts'
import { coreOperations } from './core-operations.ts'
import { functionOperations } from './function-operations.ts'
import { linalgOperations } from './linalg-operations.ts'
import type { Operation } from './operation.ts'

/** Every operation of core, functions, functions/linalg and functions/conv, by the name it is exported under. */
export const operations: Record<string, Operation> = {
  ...coreOperations,
  ...functionOperations,
  ...linalgOperations,
  ...convOperations,
}

/** Exported functions that are no operations. */
export const noOperations = [
  'asOperand',
  'asVariable',
  'detach',
  'gradients',
  'noGrad',
  'setupVariable',
  'testMode',
  'usingConfig',
]
