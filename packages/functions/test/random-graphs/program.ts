import { gradients, Variable } from '@dezero/core'
import { arange, type NdArray, random, type Shape } from '@dezero/ndarray'
import fc from 'fast-check'
import { sin } from '../../src/index.ts'
import { type Draw, families, functions, type Kind } from './instructions.ts'

/** The call of a function with earlier results and other arguments; what it gives are further results. */
interface Instruction {
  readonly name: string
  readonly operands: readonly number[]
  readonly args: readonly unknown[]
}

/** A function of leaves of the given shapes, as data. */
export class Program {
  readonly seed: number
  readonly shapes: readonly Shape[]
  readonly instructions: readonly Instruction[]

  constructor(seed: number, shapes: readonly Shape[], instructions: readonly Instruction[]) {
    this.seed = seed
    this.shapes = shapes
    this.instructions = instructions
  }

  /** Numbers for the leaves, or a direction in which they move: others for each i. */
  numbers(i: number): NdArray[] {
    const generator = random.generator(10 * this.seed + i)
    return this.shapes.map((shape) => generator.uniform(-1.5, 1.5, { size: [...shape] }))
  }

  /** The leaves, and after them what each instruction gives. */
  results(leaves: readonly Variable[]): Variable[] {
    const results = [...leaves]
    for (const instruction of this.instructions) results.push(...call(instruction, results))
    return results
  }

  /** One number that depends on every result, and on none of them linearly. */
  run(leaves: readonly Variable[]): Variable {
    const used = new Set(this.instructions.flatMap(({ operands }) => operands))
    const ends = this.results(leaves).filter((_, i) => !used.has(i))
    return ends.map((x) => sin(x.add(arange(x.size).reshape(x.shape))).sum()).reduce((sum, x) => sum.add(x))
  }

  /** The derivative of `run` along one direction after the other: as many as its order. */
  derivative(leaves: readonly Variable[], directions: readonly NdArray[][]): Variable {
    let y = this.run(leaves)
    for (const direction of directions) {
      const gxs = gradients(y, leaves, { createGraph: true })
      y = gxs.map((gx, i) => gx.mul(direction[i]).sum()).reduce((sum, x) => sum.add(x))
    }
    return y
  }

  /** For the reports of failures. */
  [fc.toStringMethod](): string {
    const lines = this.shapes.map((shape, i) => `r${i} = a leaf of shape [${shape}]`)
    let count = lines.length
    const results = this.numbers(0).map((x) => new Variable(x))
    for (const instruction of this.instructions) {
      const { name, operands, args } = instruction
      const given = [...operands.map((i) => `r${i}`), ...args.map((argument) => JSON.stringify(argument))]
      const outputs = resultsOrNone(instruction, results)
      results.push(...outputs)
      lines.push(`${outputs.map(() => `r${count++}`).join(', ') || 'an error'} = ${name}(${given.join(', ')})`)
    }
    return ['', `numbers from seed ${this.seed}`, ...lines, ''].join('\n  ')
  }
}

const call = ({ name, operands, args }: Instruction, results: readonly Variable[]): Variable[] =>
  [functions[name](...operands.map((i) => results[i]), ...args)].flat()

function resultsOrNone(instruction: Instruction, results: readonly Variable[]): Variable[] {
  try {
    return call(instruction, results)
  } catch {
    return []
  }
}

/** A kind of instruction, and numbers which choose its operands and arguments among those that fit. */
const choice = fc.record({
  kind: fc.oneof(...families.map((kinds) => fc.constantFrom(...Object.entries(kinds)))),
  picks: fc.array(fc.nat(), { minLength: 12, maxLength: 12 }),
})

/** Programs in which every instruction fits the results before it. */
export const programs: fc.Arbitrary<Program> = fc
  .record({
    seed: fc.nat(9999),
    shapes: fc.array(fc.constantFrom<number[]>([], [3], [2, 3], [3, 1], [1, 3], [2, 2], [2, 3, 2]), {
      minLength: 1,
      maxLength: 3,
    }),
    choices: fc.array(choice, { minLength: 1, maxLength: 7 }),
  })
  .map(({ seed, shapes, choices }) => {
    const instructions: Instruction[] = []
    const results = new Program(seed, shapes, []).numbers(0).map((x) => new Variable(x))
    for (const { kind, picks } of choices) {
      let i = 0
      const instruction = fitting(...kind, (n) => picks[i++ % picks.length] % n, results)
      if (instruction === undefined) continue
      const outputs = resultsOrNone(instruction, results)
      // Quick to differentiate, and of a size at which numerical derivatives are exact enough.
      if (outputs.some((y) => y.size > 36 || y.ndim > 4 || y.data.abs().max().item() > 30)) continue
      instructions.push(instruction)
      if (outputs.length === 0) break // the property will meet the error again
      results.push(...outputs)
    }
    return new Program(seed, shapes, instructions)
  })

/** An instruction of a kind with operands among the results, if there are any that fit. */
function fitting(name: string, kind: Kind, draw: Draw, results: readonly Variable[]): Instruction | undefined {
  const operands: number[] = []
  for (let n = 1; n <= kind.operands; n++) {
    const chosen = operands.map((i) => results[i])
    const candidates = results.flatMap((x, i) => (n < kind.operands || kind.fits?.(...chosen, x) !== false ? i : []))
    if (candidates.length === 0) return undefined
    operands.push(candidates[draw(candidates.length)])
  }
  return { name, operands, args: kind.args(draw, ...operands.map((i) => results[i])) }
}
