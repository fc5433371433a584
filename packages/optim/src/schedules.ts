import { array } from '@dezero/ndarray'
import { checkOptions, describeValue } from '@dezero/ndarray/internal'

/** The learning rate of an update, from how many updates there have been before: 0 for the first one. */
export type Schedule = (updates: number) => number

/** A fixed learning rate, or one that follows a schedule. */
export type LearningRate = number | Schedule

/** The rate of the update after `updates` others. */
export function rateAt(lr: LearningRate, updates: number): number {
  const rate = typeof lr === 'function' ? lr(updates) : lr
  if (typeof rate === 'number' && Number.isFinite(rate)) return rate
  throw new TypeError(`update: lr must be a finite number, or a schedule that gives some, got ${describeValue(rate)}`)
}

export interface StepDecayOptions {
  /** After how many updates the rate falls, again and again. */
  every: number
  /** What it is multiplied by each time. Default 0.1. */
  factor?: number | undefined
}

/** lr, then lr · factor after `every` updates, lr · factor² after twice as many, … */
export function stepDecay(lr: number, options: StepDecayOptions): Schedule {
  const { every, factor = 0.1 } = checkOptions('stepDecay', options, { every: 1000, factor: 0.5 })
  checkUpdates('stepDecay', 'every', every)
  return (updates) => lr * power(factor, Math.floor(updates / every))
}

export interface CosineDecayOptions {
  /** The number of updates from lr down to `min`; later ones stay there. */
  over: number
  /** Where it ends. Default 0. */
  min?: number | undefined
}

/** min + (lr − min) (1 + cos(π · updates / over)) / 2 */
export function cosineDecay(lr: number, options: CosineDecayOptions): Schedule {
  const { over, min = 0 } = checkOptions('cosineDecay', options, { over: 1000, min: 1e-4 })
  checkUpdates('cosineDecay', 'over', over)
  return (updates) => min + ((lr - min) * (1 + cosine(Math.PI * Math.min(1, updates / over)))) / 2
}

export interface WarmUpOptions {
  /** The number of updates in which the rate grows. */
  over: number
}

/** Grows evenly up to where `lr` begins, and follows it from there: `warmUp(cosineDecay(0.1, { over: 900 }), { over: 100 })`. */
export function warmUp(lr: LearningRate, options: WarmUpOptions): Schedule {
  const { over } = checkOptions('warmUp', options, { over: 100 })
  checkUpdates('warmUp', 'over', over)
  return (updates) => (updates < over ? (rateAt(lr, 0) * (updates + 1)) / over : rateAt(lr, updates - over))
}

function checkUpdates(operation: string, name: string, count: unknown): void {
  if (Number.isInteger(count) && (count as number) > 0) return
  throw new RangeError(`${operation}: ${name} is a number of updates, a whole number ≥ 1, got ${describeValue(count)}`)
}

// The engines differ in the last digits of Math.pow and Math.cos; arrays have the same ones everywhere.

/** baseⁿ */
export const power = (base: number, n: number): number => array(base).pow(n).item()

const cosine = (x: number): number => array(x).cos().item()
