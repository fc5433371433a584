import { Names } from './names.ts'
import { type Code, level, mark } from './operations/code.ts'
import { type Statement, valuesIn, type Written, withOperands } from './written.ts'

/** How long a line is at most, without its indent. */
const width = 80

/** The lines of a Python function that computes the outputs, the last of which returns them. */
export function linesOf(written: Written, taken: readonly string[]): string[] {
  const layout = new Layout(written, new Names(taken))
  for (const [value, code] of written.leaves) layout.leaf(value, code)
  for (const statement of written.statements) layout.statement(statement)
  return layout.end()
}

/** What is read once stands where it is read, if the line stays short; everything else has a line, and a name. */
class Layout {
  readonly #written: Written
  readonly #names: Names
  readonly #uses: ReadonlyMap<number, number>
  /** What stands for each value, and those of them that have no line yet. */
  readonly #codes = new Map<number, Code>()
  readonly #waiting = new Set<number>()
  readonly #lines: string[] = []

  constructor(written: Written, names: Names) {
    this.#written = written
    this.#names = names
    this.#uses = usesOf(written)
  }

  leaf(value: number, code: Code): void {
    this.#codes.set(value, code)
    if (code.name !== undefined) this.#place(value, code.text, code.name)
  }

  statement({ code, targets }: Statement): void {
    const used = targets.filter((value) => value !== null)
    if (used.length > 1) {
      this.#assignItems(targets, this.#filled(code))
      return
    }
    const [value] = used
    const item = targets.length > 1 ? `[${targets.indexOf(value)}]` : ''
    const text = `${this.#filled(code)}${item}`
    this.#codes.set(value, { text, level: code.level })
    this.#place(value, text, undefined)
  }

  /** All lines, with the outputs in the last one. */
  end(): string[] {
    const { outputs } = this.#written
    const place = outputs.length > 1 ? level.comparison : level.tuple
    const text = this.#filled({ text: outputs.map((value) => mark(value, place)).join(', '), level: level.tuple })
    return [...this.#lines, `return ${text}`]
  }

  /** A line of its own for what has a name, and for what is not read exactly once. */
  #place(value: number, text: string, wish: string | undefined): void {
    if (this.#nameOf(value) === undefined && this.#uses.get(value) === 1) this.#waiting.add(value)
    else this.#assign(value, text, wish)
  }

  #assign(value: number, text: string, wish = this.#nameOf(value)): void {
    const name = this.#names.of(wish)
    this.#lines.push(`${name} = ${text}`)
    this.#codes.set(value, { text: name, level: level.atom })
    this.#waiting.delete(value)
  }

  #assignItems(targets: readonly (number | null)[], text: string): void {
    const names = targets.map((value) => (value === null ? '_' : this.#names.of(this.#nameOf(value))))
    this.#lines.push(`${names.join(', ')} = ${text}`)
    targets.forEach((value, i) => {
      if (value !== null) this.#codes.set(value, { text: names[i], level: level.atom })
    })
  }

  /** Code with its operands in place; while they make the line too long, the longest gets a line of its own before it. */
  #filled(code: Code): string {
    const waiting = valuesIn(code).filter((value) => this.#waiting.has(value))
    waiting.sort((a, b) => this.#codes.get(a)!.text.length - this.#codes.get(b)!.text.length)
    while (waiting.length > 0 && this.#inPlace(code).length > width) {
      const longest = waiting.pop()!
      this.#assign(longest, this.#codes.get(longest)!.text)
    }
    for (const value of waiting) this.#waiting.delete(value)
    return this.#inPlace(code)
  }

  #inPlace(code: Code): string {
    return withOperands(code.text, (value, place) => {
      const { text, level: own } = this.#codes.get(value)!
      return own < place ? `(${text})` : text
    })
  }

  #nameOf(value: number): string | undefined {
    return this.#written.graph.values[value].name
  }
}

/** How often each value is read. */
function usesOf({ statements, outputs }: Written): Map<number, number> {
  const uses = new Map<number, number>()
  const read = [...statements.flatMap(({ code }) => valuesIn(code)), ...outputs]
  for (const value of read) uses.set(value, (uses.get(value) ?? 0) + 1)
  return uses
}
