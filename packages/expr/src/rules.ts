import type { Token } from 'leac'
import * as p from 'peberminta'
import { Binary, type Node } from './nodes.ts'
import { type Place, pointedAt } from './place.ts'
import type { Value } from './value.ts'

/** A parser of tokens; its option is the text, for error messages. */
export type Rule<T> = p.Parser<Token, string, T>

/** A token of this name. */
export const token = (name: string): Rule<Token> => p.satisfy((token) => token.name === name)

/** Left-associative operators of one precedence: a - b + c is (a - b) + c. */
export function fromTheLeft(operand: Rule<Node>, operators: Record<string, (a: Value, b: Value) => Value>): Rule<Node> {
  const operator: Rule<(left: Node, right: Node) => Node> = p.token(({ name }) =>
    name in operators ? (left, right) => new Binary(operators[name], left, right) : undefined,
  )
  return p.leftAssoc2(operand, operator, operand)
}

/** A rule that must match here. @throws SyntaxError when it does not. */
export const required = <T>(expected: string, rule: Rule<T>): p.Matcher<Token, string, T> =>
  p.eitherOr(rule, (data, i) => {
    throw new SyntaxError(pointedAt(placeOf(data, i), `expected ${expected}, got ${inWords(data.tokens[i])}`))
  })

/** The start of token i, or the end of the text when there is no such token. */
export const placeOf = ({ tokens, options: text }: p.Data<Token, string>, i: number): Place => ({
  text,
  offset: tokens[i]?.offset ?? text.trimEnd().length,
})

function inWords(token: Token | undefined): string {
  if (token === undefined) return 'the end'
  if (token.name === 'name') return `the name ${token.text}; interpolate it: \${${token.text}}`
  if (token.name === 'member') return `the member ${token.text}; write it inside the placeholder`
  return `"${token.text}"`
}
