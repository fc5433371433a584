import { Variable } from '@dezero/core'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { expr } from '../src/index.ts'
import { formulas, template } from './formula.ts'

const arithmetic = ['1', '2.5', '.5', '3.', '4e1', '(', ')', '+', '-', '*', '/', '**']
const others = ['#', '#(', ',', 'x', '.T', 'π', '$', '\\', '"', '%', '5e', '\ud800', '\0', '\u2028', '\t', '\n', '💥']
const token = fc.constantFrom(...arithmetic, ...others)
const first = (x: unknown) => x
const nothing = () => undefined
const value = fc.constantFrom<unknown[]>(2, new Variable(3), first, nothing, undefined, '2', null, {}, [])
const codeUnit = fc.nat(0xffff).map((code) => String.fromCharCode(code))

/** What expr gives for a text with # for its placeholders, which are filled with these values in turn. */
function evaluated(text: string, values: readonly unknown[]): unknown {
  const raw = text.split('#')
  return expr(Object.assign([...raw], { raw }), ...raw.slice(1).map((_, i) => values[i % values.length] as number))
}

function expectValueOrPlace(text: string, values: readonly unknown[]): void {
  try {
    expect(evaluated(text, values)).toSatisfy((y) => typeof y === 'number' || y instanceof Variable)
  } catch (error) {
    expect((error as Error).name).toMatch(/^(SyntaxError|TypeError)$/)
    expect((error as Error).message).toMatch(/^expr: [^\n]+\n([^\n]*\n)*\s*\^(\n|$)/)
  }
}

it('any tokens give a value, or an error that shows the place', () => {
  fc.assert(
    fc.property(fc.array(token), fc.array(value, { minLength: 1 }), (tokens, values) =>
      expectValueOrPlace(tokens.join(''), values),
    ),
  )
})

it('so does any text', () => {
  fc.assert(fc.property(fc.string({ unit: codeUnit }), (text) => expectValueOrPlace(text, [2])))
})

it('so does a formula with damage', () => {
  const cut = fc.record({ at: fc.nat(), length: fc.nat(3), instead: fc.oneof(fc.constant(''), token) })
  fc.assert(
    fc.property(formulas(value), fc.array(cut, { minLength: 1, maxLength: 3 }), (formula, cuts) => {
      const [{ raw }, ...values] = template(formula, ' ')
      const damaged = cuts.reduce((text, { at, length, instead }) => {
        const from = at % (text.length + 1)
        return text.slice(0, from) + instead + text.slice(from + length)
      }, raw.join('#'))
      expectValueOrPlace(damaged, values.length > 0 ? values : [2])
    }),
  )
})

it('so does a formula that is nested deep, or long', () => {
  const part = fc.constantFrom('(', '-', '+', '2 ** ', '1 - ', '2 / ', '#(', '#(1, ')
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 3 }), fc.nat(2_000), fc.boolean(), (parts, count, closed) => {
      const text = parts.join('').repeat(count)
      expectValueOrPlace(`${text}1${closed ? ')'.repeat(text.split('(').length - 1) : ''}`, [first])
    }),
  )
})

it('what JavaScript computes from numbers and operators has the value that it has there', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...arithmetic), { minLength: 1 }), (tokens) => {
      const text = tokens.join(' ')
      const expected = evaluatedByJavaScript(text)
      if (expected !== undefined) expect(evaluated(text, [])).toBe(expected)
    }),
  )
})

/** The value of a formula, or undefined for what is none. */
function evaluatedByJavaScript(text: string): unknown {
  const run = (text: string): unknown => new Function(`return ${text}`)()
  try {
    run(text.replaceAll('/', '%')) // between two slashes would be a regular expression
    return run(text)
  } catch {
    return undefined
  }
}
