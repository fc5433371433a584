import { describeValue, type Pair } from '@dezero/ndarray/internal'

/** A number of inputs, outputs or words. */
export function checkSize(layer: string, name: string, size: number): number {
  if (Number.isInteger(size) && size > 0) return size
  throw new RangeError(`${layer}: ${name} must be a whole number ≥ 1, got ${describeValue(size)}`)
}

/** Height and width of a kernel. */
export function checkKernel(layer: string, kernel: number | Pair): Pair {
  const pair = typeof kernel === 'number' ? [kernel, kernel] : kernel
  const isPair = Array.isArray(pair) && pair.length === 2 && pair.every((n) => Number.isInteger(n) && n >= 1)
  if (isPair) return [pair[0], pair[1]]
  const got = Array.isArray(kernel) ? `[${kernel}]` : describeValue(kernel)
  throw new RangeError(`${layer}: the kernel is a whole number ≥ 1, or [height, width], got ${got}`)
}

/** A number of groups, which must divide a number of channels, given by its name: `{ outChannels }`. */
export function checkGroups(layer: string, groups: number, channels: Record<string, number>): number {
  checkSize(layer, 'groups', groups)
  for (const [name, count] of Object.entries(channels)) {
    if (count % groups === 0) continue
    throw new RangeError(`${layer}: ${name} must be a multiple of groups, got ${count} for groups ${groups}`)
  }
  return groups
}

/** A shape for people; a length of 0 is not known yet. */
export const shapeInWords = (shape: readonly number[]): string => `[${shape.map((length) => length || '?').join(', ')}]`
