import { describeValue } from '@dezero/ndarray/internal'

/** @throws TypeError, in the name of the operation, for what is no finite number. */
export function checkNumber(operation: string, name: string, value: number): void {
  if (typeof value === 'number' && Number.isFinite(value)) return
  throw new TypeError(`${operation}: ${name} must be a finite number, got ${describeValue(value)}`)
}
