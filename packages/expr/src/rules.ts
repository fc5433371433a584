import type { Token } from 'leac'
import * as p from 'peberminta'
import { Chain, type Node, type Operation } from './nodes.ts'
import { type Place, pointedAt } from './place.ts'

/** A parser of tokens. */
export type Rule<T> = p.Parser<Token, Source, T>

/** What rules share while they parse a text. */
export interface Source {
  readonly text: string
  /** How many rules, each within another, are nested at this moment. */
  depth: number
}

/** A token of this name. */
export const token = (name: string): Rule<Token> => p.satisfy((token) => token.name === name)

/** Left-associative operators of one precedence: a - b + c is (a - b) + c. */
export function fromTheLeft(operand: Rule<Node>, operators: Record<string, Operation['operate']>): Rule<Node> {
  const operator: Rule<Operation['operate']> = p.token(({ name }) => operators[name])
  const operation = p.ab(operator, operand, (operate, operand): Operation => ({ operate, operand }))
  return p.ab(operand, p.many(operation), (first, operations) =>
    operations.length === 0 ? first : new Chain(first, operations),
  )
}

/** Deeper formulas would need more of the stack than there may be. */
const deepest = 200

/** A rule that is part of itself. @throws SyntaxError where it is nested too deep. */
export const recursive = <T>(rule: () => Rule<T>): Rule<T> => {
  return (data, i) => {
    const { options: source } = data
    if (source.depth === deepest) {
      const advice = `nested more than ${deepest} deep; give parts of the formula a name of their own`
      throw new SyntaxError(pointedAt(placeOf(data, i), advice))
    }
    source.depth++
    const result = rule()(data, i)
    source.depth--
    return result
  }
}

/** A rule that must match here. @throws SyntaxError when it does not. */
export const required = <T>(expected: string, rule: Rule<T>): p.Matcher<Token, Source, T> =>
  p.eitherOr(rule, (data, i) => {
    throw new SyntaxError(pointedAt(placeOf(data, i), `expected ${expected}, got ${inWords(data.tokens[i])}`))
  })

/** The start of token i, or the end of the text when there is no such token. */
export const placeOf = ({ tokens, options: { text } }: p.Data<Token, Source>, i: number): Place => ({
  text,
  offset: tokens[i]?.offset ?? text.trimEnd().length,
})

function inWords(token: Token | undefined): string {
  if (token === undefined) return 'the end'
  if (token.name === 'name') return `the name ${token.text}; interpolate it: \${${token.text}}`
  if (token.name === 'member') return `the member ${token.text}; write it inside the placeholder`
  return `"${token.text}"`
}
