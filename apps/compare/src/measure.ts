import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { allClose, type NdArray } from '@dezero/ndarray'
import { graphOf } from '@dezero/utils'
import { type Setup, setups, type Variable } from './cores.ts'
import type { Problem } from './problems.ts'

/** The figures of one problem under one setup. */
export interface Measurement {
  value: number
  gradients: readonly NdArray[]
  /** Medians, in milliseconds. */
  forward: number
  backward: number
  /** Functions still reachable from the result and the gradients after `backward()`. */
  nodesAlive: number
  /** The memory of result, gradients and graph after `backward()`. */
  bytesRetained: number
}

export interface Comparison {
  problem: string
  equal: boolean
  measurements: Record<Setup['name'], Measurement>
}

/**
 * Times all problems first, and then measures the memory of each: the garbage collections of the latter would discard
 * code that V8 has compiled, and so slow down the timing that follows.
 */
export function compare(problems: readonly Problem[], rounds: number): Comparison[] {
  const times = problems.map((problem) => timesOf(problem, rounds))
  return problems.map((problem, i) => {
    const measured = setups.map((setup, j) => [setup.name, { ...inspect(problem, setup), ...times[i][j] }])
    const measurements = Object.fromEntries(measured) as Comparison['measurements']
    return { problem: problem.name, equal: agree(measurements.simple, measurements.full), measurements }
  })
}

type Times = Pick<Measurement, 'forward' | 'backward'>

/** Medians under each setup. The setups alternate in each round, so that a slow moment of the machine affects all of them. */
export function timesOf(problem: Problem, rounds: number): Times[] {
  const size = batchSize(problem)
  const times = setups.map(() => ({ forward: [] as number[], backward: [] as number[] }))
  for (let round = -2; round < rounds; round++) {
    for (const [i, setup] of setups.entries()) {
      collectGarbage({ type: 'minor' }) // the garbage of one setup must not cost another one time
      const { forward, backward } = time(problem, setup, size)
      if (round < 0) continue // warm-up
      times[i].forward.push(forward)
      times[i].backward.push(backward)
    }
  }
  return times.map(({ forward, backward }) => ({ forward: median(forward), backward: median(backward) }))
}

interface Run {
  inputs: Variable[]
  y: Variable
}

function forward({ inputs, f }: Problem, { core }: Setup): Run {
  const variables = inputs.map((x) => new core.Variable(x))
  return { inputs: variables, y: f(core, ...variables) }
}

function backward({ y }: Run, { createGraph }: Setup): void {
  y.backward((createGraph ? { createGraph } : {}) as Parameters<Variable['backward']>[0])
}

/** The number of runs that take about two milliseconds. */
function batchSize(problem: Problem): number {
  let size = 1
  while (time(problem, setups[0], size).forward * size < 2 && size < 4096) size *= 2
  return size
}

/** Milliseconds of one run, the mean of a batch; each graph is unreachable before the next, as in a program. */
function time(problem: Problem, setup: Setup, size: number): Times {
  let [forwards, backwards] = [0, 0]
  for (let i = 0; i < size; i++) {
    const start = performance.now()
    const run = forward(problem, setup)
    const middle = performance.now()
    backward(run, setup)
    forwards += middle - start
    backwards += performance.now() - middle
  }
  return { forward: forwards / size, backward: backwards / size }
}

function inspect(problem: Problem, setup: Setup): Omit<Measurement, keyof Times> {
  const run = forward(problem, setup)
  backward(run, setup)
  const gradients = run.inputs.map((x) => x.grad as unknown as NdArray | Variable)
  return {
    value: run.y.data.sum().item(),
    gradients: gradients.map((gradient) => ('data' in gradient && 'creator' in gradient ? gradient.data : gradient)),
    nodesAlive: countFunctions([run.y, ...gradients.filter((gradient) => 'creator' in gradient)]),
    bytesRetained: bytesRetained(problem, setup),
  }
}

const countFunctions = (outputs: readonly Variable[]): number =>
  new Set(outputs.flatMap((y) => [...graphOf(y).functions])).size

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as (options?: { type: 'minor' }) => void

/** The heap and array buffers that are reachable from a number of runs, divided by their number. */
function bytesRetained(problem: Problem, setup: Setup): number {
  const runs = new Array<Run>(Math.min(256, batchSize(problem)))
  const before = memoryInUse()
  for (let i = 0; i < runs.length; i++) {
    runs[i] = forward(problem, setup)
    backward(runs[i], setup)
  }
  return (memoryInUse() - before) / runs.filter(Boolean).length
}

function memoryInUse(): number {
  collectGarbage()
  collectGarbage() // waits until the buffers of the first are freed
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}

const agree = (a: Measurement, b: Measurement): boolean =>
  a.value === b.value && a.gradients.every((gradient, i) => allClose(gradient, b.gradients[i], { rtol: 0, atol: 0 }))

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[sorted.length >> 1]
}
