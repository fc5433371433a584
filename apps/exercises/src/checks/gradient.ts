import type { NdArray } from '@dezero/ndarray'
import type { Text, WithArrays } from '../exercise.ts'
import { Wrong } from '../verdict.ts'
import { expectThat, expectValue, flat, type Numbers, numbersOf, shown, withReason } from './value.ts'

/** What a checker needs of a Variable, whoever has built it. */
export interface Box {
  data: NdArray
  grad: unknown
  backward(options?: object): void
  clearGrad(): void
}

export type NewBox = new (data: NdArray, options?: object) => Box

/** One call of a function. */
export interface Node {
  call(...inputs: Box[]): unknown
  backward(...gys: NdArray[]): unknown
}

interface Script extends WithArrays {
  readonly Variable: NewBox
}

const eps = 1e-5
const within = 1e-6

/**
 * Checks the `backward` of a function against numerical derivatives: for each input, and for more than one gradient of the output.
 *
 * @throws Wrong that names the function and the input.
 */
export function expectBackward(
  { Variable, np }: Script,
  name: string,
  make: () => Node,
  inputs: Record<string, number>,
): void {
  const names = Object.keys(inputs)
  const values = Object.values(inputs)
  const box = (value: number) => new Variable(np.array(value))
  const node = make()
  const forward = (...at: number[]) => numberOf(`${name}.forward(${names})`, make().call(...at.map(box)))
  node.call(...values.map(box))

  const at = names.map((input, i) => `${input} = ${values[i]}`).join(', ')
  for (const gy of [1, 2]) {
    const given = node.backward(np.array(gy))
    const gxs = Array.isArray(given) ? given : [given]
    expectThat(gxs.length === names.length, otherCount(name, gxs.length, names.length))
    for (const [i, input] of names.entries()) {
      const slope = numericalSlope(forward, values, i)
      const what = names.length === 1 ? `${name}.backward(${gy})` : `${name}.backward(${gy})[${i}]`
      const because = gy === 1 ? numerically(input, at, slope) : timesGy
      expectValue(what, gxs[i], round(slope * gy), { because, within })
    }
  }
}

/**
 * Checks the gradients that `backward()` leaves at the inputs of f against numerical derivatives of the sum of its elements.
 *
 * @throws Wrong that names the formula and the input.
 */
export function expectGradients(
  { Variable, np }: Script,
  formula: string,
  f: (...xs: Box[]) => unknown,
  inputs: Record<string, Numbers>,
): void {
  const names = Object.keys(inputs)
  const values = Object.values(inputs)
  const boxes = (at: readonly Numbers[]) => at.map((value) => new Variable(np.array(value as number[])))
  const sum = (at: readonly Numbers[]) => flat(resultOf(formula, f(...boxes(at)))).reduce((sum, y) => sum + y, 0)
  const xs = boxes(values)
  const y = f(...xs) as Box
  resultOf(formula, y)
  y.backward()
  const at = names.map((input, i) => `${input} = ${shown(values[i])}`).join(', ')
  for (const [i, input] of names.entries()) {
    const slopes = flat(values[i]).map((_, element) => {
      const moved = (by: number) => sum(values.with(i, movedElement(values[i], element, by)))
      return round((moved(eps) - moved(-eps)) / (2 * eps))
    })
    const got = numbersOf(xs[i].grad)
    expectThat(got !== undefined, noGradient(formula, input))
    const agrees = flat(got!).every((g, k) => Math.abs(g - slopes[k]) <= within * Math.max(1, Math.abs(slopes[k])))
    expectThat(agrees, otherGradient(formula, input, at, shown(got!), slopes))
  }
}

function numericalSlope(f: (...xs: number[]) => number, at: number[], i: number): number {
  return (f(...at.with(i, at[i] + eps)) - f(...at.with(i, at[i] - eps))) / (2 * eps)
}

const movedElement = (value: Numbers, element: number, by: number): Numbers =>
  typeof value === 'number' ? value + by : (value as number[]).with(element, (value[element] as number) + by)

/** Without the noise of the numerical derivative, to be shown. */
const round = (slope: number): number => Number(slope.toPrecision(9))

function resultOf(what: string, y: unknown): Numbers {
  const numbers = numbersOf(y)
  if (numbers !== undefined) return numbers
  throw new Wrong(
    withReason({ en: `${what} gives ${String(y)}`, ko: `${what}의 결과가 ${String(y)}입니다` }, aVariable),
  )
}

const numberOf = (what: string, y: unknown): number => flat(resultOf(what, y))[0]

const aVariable: Text = { en: 'it should give a Variable', ko: 'Variable을 돌려주어야 합니다' }

const timesGy: Text = {
  en: 'by the chain rule, the derivative is multiplied by gy',
  ko: '연쇄 법칙에 따라 미분에 gy를 곱해야 합니다',
}

const numerically = (input: string, at: string, slope: number): Text => ({
  en: `numerically, dy/d${input} at ${at} is ${shown(slope)}`,
  ko: `${at}에서 수치 미분 dy/d${input}의 값은 ${shown(slope)}입니다`,
})

const otherCount = (name: string, actual: number, expected: number): Text => ({
  en: `${name}.backward gives ${actual === 1 ? 'one gradient' : `${actual} gradients`} for ${expected === 1 ? 'one input' : `${expected} inputs`}.`,
  ko: `입력이 ${expected}개인데 ${name}.backward가 돌려준 기울기는 ${actual}개입니다.`,
})

const noGradient = (formula: string, input: string): Text => ({
  en: `After backward() of ${formula}, ${input} has no gradient.`,
  ko: `${formula}의 backward() 뒤에 ${input}의 기울기가 없습니다.`,
})

const otherGradient = (formula: string, input: string, at: string, got: string, slopes: number[]): Text => {
  const numerical = slopes.length === 1 ? shown(slopes[0]) : shown(slopes)
  return {
    en: `The gradient of ${formula} by ${input} is ${got} at ${at}, and numerically it is ${numerical}.`,
    ko: `${at}에서 ${formula}의 ${input}에 대한 기울기가 ${got}인데, 수치 미분은 ${numerical}입니다.`,
  }
}
