import { parse } from './grammar.ts'
import type { Node } from './nodes.ts'
import type { Interpolated, ResultOf } from './result.ts'

/**
 * A formula: expr`${x} ** 4 - 2 * ${x} ** 2` builds the same graph as `x.pow(4).sub(x.pow(2).mul(2))`.
 *
 * It has `+ - * / **`, parentheses, numbers, and calls of interpolated functions: expr`${sin}(${x}) + 1`.
 * The precedence is that of JavaScript and Python; `-x ** 2`, a syntax error in JavaScript, is −(x²) as in Python.
 *
 * @throws SyntaxError for a text that is no formula, TypeError for a value of another type; both show the text with a caret under
 * the place.
 *
 * @example
 * ```ts
 * import { Variable } from '@dezero/core'
 * import { expr } from '@dezero/expr'
 *
 * const x = new Variable(2)
 * const y = expr`${x} ** 4 - 2 * ${x} ** 2`
 * console.log(String(y)) // variable(8.0)
 * ```
 */
export function expr<Values extends readonly Interpolated[]>(
  template: TemplateStringsArray,
  ...interpolated: Values
): ResultOf<Values> {
  return compiled(template).evaluate(interpolated) as ResultOf<Values>
}

/** The tree of a template, parsed at the first call from each place in a program. */
export function compiled(template: TemplateStringsArray): Node {
  if (template !== latest) {
    latestTree = trees.get(template) ?? remember(template)
    latest = template
  }
  return latestTree
}

function remember(template: TemplateStringsArray): Node {
  const tree = parse(template)
  trees.set(template, tree)
  return tree
}

// A template literal passes the same object at each evaluation. The latest one is often evaluated again, in a loop.
const trees = new WeakMap<TemplateStringsArray, Node>()
let latest: TemplateStringsArray | null = null
let latestTree: Node
