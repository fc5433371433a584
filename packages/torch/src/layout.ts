import { type Code, level } from './operations/code.ts'
import { valuesIn, type Written, withOperands } from './written.ts'

/** How long a line is at most, without its indent. */
const width = 80

/** The lines of a Python function that computes the outputs, the last of which returns them. */
export function linesOf(written: Written, taken: ReadonlySet<string>): string[] {
  const { statements, leaves, outputs, graph } = written
  const uses = countUses(written)
  const names = new Names(taken)
  const inline = new Map<number, Code>(leaves)
  const pending = new Set<number>() // computed where it is read, not in a line of its own
  const lines: string[] = []

  const operand = (value: number, place: number): string => {
    const { text, level: own } = inline.get(value)!
    pending.delete(value)
    return own < place ? `(${text})` : text
  }
  const assign = (value: number, text: string, wish = graph.values[value].name) => {
    const name = names.of(wish)
    lines.push(`${name} = ${text}`)
    inline.set(value, { text: name, level: level.atom })
    pending.delete(value)
  }
  /** The code with its operands; those that make the line too long get lines of their own first, the longest before. */
  const filled = (code: Code): string => {
    const values = valuesIn(code).filter((value) => pending.has(value))
    values.sort((a, b) => inline.get(a)!.text.length - inline.get(b)!.text.length)
    const length = () => withOperands(code.text, (value, place) => peek(value, place)).length
    while (values.length > 0 && length() > width) {
      const longest = values.pop()!
      assign(longest, inline.get(longest)!.text)
    }
    return withOperands(code.text, operand)
  }
  const peek = (value: number, place: number): string => {
    const { text, level: own } = inline.get(value)!
    return own < place ? `(${text})` : text
  }

  for (const [value, { text, name }] of leaves) {
    if (name !== undefined && uses.get(value) !== 1) assign(value, text, name)
    else if (name !== undefined) pending.add(value)
  }
  for (const { code, targets } of statements) {
    const used = targets.filter((value) => value !== null)
    if (targets.length > 1 && used.length > 1) {
      const text = filled(code)
      const left = targets.map((value) => (value === null ? '_' : names.of(graph.values[value].name)))
      targets.forEach((value, i) => {
        if (value !== null) inline.set(value, { text: left[i], level: level.atom })
      })
      lines.push(`${left.join(', ')} = ${text}`)
      continue
    }
    const [value] = used
    const item = targets.length > 1 ? `[${targets.indexOf(value)}]` : ''
    const text = `${filled(code)}${item}`
    inline.set(value, { text, level: code.level })
    const named = graph.values[value].name !== undefined
    if (named || uses.get(value) !== 1) assign(value, text)
    else pending.add(value)
  }
  const result: Code = {
    text: outputs.map((value) => `⟦${value}:${outputs.length > 1 ? level.comparison : level.tuple}⟧`).join(', '),
    level: level.tuple,
  }
  lines.push(`return ${filled(result)}`)
  return lines
}

/** How often each value is read. */
function countUses({ statements, outputs }: Written): Map<number, number> {
  const uses = new Map<number, number>()
  const read = [...statements.flatMap(({ code }) => valuesIn(code)), ...outputs]
  for (const value of read) uses.set(value, (uses.get(value) ?? 0) + 1)
  return uses
}

const keywords = new Set(
  (
    'False None True and as assert async await break class continue def del elif else except finally for from global if import in ' +
    'is lambda nonlocal not or pass raise return try while with yield'
  ).split(' '),
)

/** Can it be the name of a variable, or of a field? */
export const isIdentifier = (name: string): boolean => /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) && !keywords.has(name)

/** Names that do not meet: the wish, or y, with a number behind where it is taken. */
export class Names {
  #taken: Set<string>
  #count = new Map<string, number>()

  constructor(taken: Iterable<string>) {
    this.#taken = new Set(taken)
  }

  of(wish: string | undefined): string {
    const stem = wish?.replace(/[^\p{L}\p{N}_]+/gu, '_') ?? ''
    const name = isIdentifier(stem) && !this.#taken.has(stem) ? stem : this.#numbered(isIdentifier(stem) ? stem : 'y')
    this.#taken.add(name)
    return name
  }

  #numbered(stem: string): string {
    for (let i = this.#count.get(stem) ?? 1; ; i++) {
      this.#count.set(stem, i + 1)
      if (!this.#taken.has(`${stem}${i}`)) return `${stem}${i}`
    }
  }
}
