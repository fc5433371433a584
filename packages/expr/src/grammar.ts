import * as p from 'peberminta'
import { Call, Literal, Negative, type Node, Placeholder, Power } from './nodes.ts'
import { add, div, mul, sub } from './operators.ts'
import { fromTheLeft, placeOf, type Rule, recursive, required, token } from './rules.ts'
import { textOf, tokensOf } from './tokens.ts'

/** The template as a tree to evaluate. @throws SyntaxError with the text and a caret under the place. */
export function parse(template: TemplateStringsArray): Node {
  const text = textOf(template)
  return p.parse(expression, tokensOf(text), { text, depth: 0 })
}

// The grammar is recursive: these two refer to rules that are defined below.
const nested: Rule<Node> = recursive(() => sum)
const signedAgain: Rule<Node> = recursive(() => signed)

const operator = 'an operator (+ - * / **)'

const number: Rule<Node> = p.map(token('number'), ({ text }) => new Literal(Number(text)))

const placeholder = p.map(
  token('placeholder'),
  ({ text }, data, i) => new Placeholder(Number(text.slice('${'.length, -'}'.length)), placeOf(data, i)),
)

const args = p.middle(token('('), p.sepBy1(nested, token(',')), required(`${operator}, "," or ")"`, token(')')))

const placeholderOrCall: Rule<Node> = p.ab(placeholder, p.option(args, undefined), (x, args) =>
  args ? new Call(x, args) : x,
)

const group = p.middle(token('('), nested, required(`${operator} or ")"`, token(')')))

const primary = required('a number, a placeholder or "("', p.choice(number, placeholderOrCall, group))

const exponent = p.right(
  token('**'),
  p.map(signedAgain, (node, data, i) => ({ node, place: placeOf(data, i) })),
)

const power = p.ab(primary, p.option(exponent, undefined), (base, exponent) =>
  exponent ? new Power(base, exponent.node, exponent.place) : base,
)

const negative: Rule<Node> = p.map(p.right(token('-'), signedAgain), (operand) => new Negative(operand))

const positive = p.right(token('+'), signedAgain)

// A sign binds less tightly than a power on its right, as in Python: -x ** 2 is -(x ** 2).
const signed: Rule<Node> = p.choice(negative, positive, power)

const product = fromTheLeft(signed, { '*': mul, '/': div })

const sum = fromTheLeft(product, { '+': add, '-': sub })

const expression = p.left(sum, required(`${operator} or the end`, p.end))
