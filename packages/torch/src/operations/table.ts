import { elementwise } from './arithmetic.ts'
import type { Writer } from './code.ts'
import { linalg } from './linalg.ts'
import { networks } from './networks.ts'
import { shapes } from './shapes.ts'

/** How each function of core and functions is written in PyTorch, by the name of its class. */
export const table: ReadonlyMap<string, Writer> = new Map(
  Object.entries({ ...elementwise, ...shapes, ...linalg, ...networks }),
)
