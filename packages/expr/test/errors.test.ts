// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the marks of placeholders in error messages
import { Variable } from '@dezero/core'
import { array } from '@dezero/ndarray'
import { describe, expect, it } from 'vitest'
import { expr } from '../src/index.ts'

const x = new Variable(2)

type Bad = number // what callers without types may pass

/** The exact error: its message, and the lines that show the place. */
const failure = (type: typeof TypeError | typeof SyntaxError, message: string, ...lines: string[]) =>
  new type([`expr: ${message}`, ...lines.map((line) => `  ${line}`)].join('\n'))

describe('a text that is no formula', () => {
  const operand = 'expected a number, a placeholder or "("'
  const end = 'expected an operator (+ - * / **) or the end'
  const parenthesis = 'expected an operator (+ - * / **) or ")"'

  it.each<[() => unknown, string, string, string]>([
    [() => expr``, `${operand}, got the end`, '', '^'],
    [() => expr`${x} ** 4 - 2 *`, `${operand}, got the end`, '${0} ** 4 - 2 *', '               ^'],
    [() => expr`${x} * / 2`, `${operand}, got "/"`, '${0} * / 2', '       ^'],
    [() => expr`* 2`, `${operand}, got "*"`, '* 2', '^'],
    [() => expr`2 (${x})`, `${end}, got "("`, '2 (${0})', '  ^'],
    [() => expr`${x} ${x}`, `${end}, got "\${1}"`, '${0} ${1}', '     ^'],
    [() => expr`2${x}`, `${end}, got "\${0}"`, '2${0}', ' ^'],
    [() => expr`1.2.3`, `${end}, got ".3"`, '1.2.3', '   ^'],
    [() => expr`${x} ^ 2`, `${end}, got "^"`, '${0} ^ 2', '     ^'],
    [() => expr`${x} + 1)`, `${end}, got ")"`, '${0} + 1)', '        ^'],
    [() => expr`1, 2`, `${end}, got ","`, '1, 2', ' ^'],
    [() => expr`(${x} + 1`, `${parenthesis}, got the end`, '(${0} + 1', '         ^'],
    [() => expr`()`, `${operand}, got ")"`, '()', ' ^'],
    [() => expr`(1, 2)`, `${parenthesis}, got ","`, '(1, 2)', '  ^'],
    [() => expr`"1"`, `${operand}, got """`, '"1"', '^'],
    [() => expr`\u0031`, `${operand}, got "\\"`, '\\u0031', '^'],
  ])('is shown with a caret (%#)', (f, message, text, caret) => {
    expect(f).toThrow(failure(SyntaxError, message, text, caret))
  })

  it.each<[() => unknown, string, string, string]>([
    [() => expr`${x} + y`, `${operand}, got the name y; interpolate it: \${y}`, '${0} + y', '       ^'],
    [() => expr`sin(${x})`, `${operand}, got the name sin; interpolate it: \${sin}`, 'sin(${0})', '^'],
    [() => expr`2π`, `${end}, got the name π; interpolate it: \${π}`, '2π', ' ^'],
    [() => expr`${x}.T`, `${end}, got the member .T; write it inside the placeholder`, '${0}.T', '    ^'],
  ])('says what belongs into a placeholder (%#)', (f, message, text, caret) => {
    expect(f).toThrow(failure(SyntaxError, message, text, caret))
  })

  it.each<[() => unknown, string, string, string]>([
    [() => expr`${Math.sin}()`, `${operand}, got ")"`, '${0}()', '     ^'],
    [() => expr`${Math.max}(1,)`, `${operand}, got ")"`, '${0}(1,)', '       ^'],
    [
      () => expr`${Math.max}(1, 2 3)`,
      'expected an operator (+ - * / **), "," or ")", got "3"',
      '${0}(1, 2 3)',
      '          ^',
    ],
    [() => expr`${Math.max}(1, 2)(3)`, `${end}, got "("`, '${0}(1, 2)(3)', '          ^'],
  ])('is shown with a caret in calls too (%#)', (f, message, text, caret) => {
    expect(f).toThrow(failure(SyntaxError, message, text, caret))
  })

  it('of several lines has the caret below its own', () => {
    const f = () => expr`
      1 +
      2 % ${x} +
      3`
    expect(f).toThrow(
      failure(SyntaxError, `${end}, got "%"`, '', '      1 +', '      2 % ${0} +', '        ^', '      3'),
    )
  })

  it('may be nested too deep', () => {
    const raw = [`${'-('.repeat(101)}1`]
    const message = 'nested more than 200 deep; give parts of the formula a name of their own'
    expect(() => expr(Object.assign(raw, { raw }))).toThrow(
      failure(SyntaxError, message, raw[0], `${' '.repeat(201)}^`),
    )
  })

  it('cannot be mistaken for a placeholder', () => {
    expect(() => expr`\${0} + ${x}`).toThrow(failure(SyntaxError, `${operand}, got "\\"`, '\\${0} + ${0}', '^'))
  })
})

describe('a value that cannot be computed with', () => {
  const value = 'expected a Variable, an array or a number'

  it.each<[unknown, string]>([
    ['2', 'the string "2"'],
    [undefined, 'undefined'],
    [null, 'null'],
    [true, 'the boolean true'],
    [2n, 'the bigint 2'],
    [[1, 2], 'a list of 2'],
    [new Date(0), 'Date'],
  ])('is named, with a caret under its placeholder: %s', (bad, words) => {
    expect(() => expr`2 * ${x} + ${bad as Bad}`).toThrow(
      failure(TypeError, `${value}, got ${words}`, '2 * ${0} + ${1}', '           ^'),
    )
  })

  it('may be a function that was not called', () => {
    const message = `${value}, got the function sin; call it: \${0}(…)`
    expect(() => expr`${Math.sin} + 1`).toThrow(failure(TypeError, message, '${0} + 1', '^'))
  })

  it('may be called like a function', () => {
    const message = 'expected a function, got Variable; a product is written with *'
    expect(() => expr`1 + ${x}(2)`).toThrow(failure(TypeError, message, '1 + ${0}(2)', '    ^'))
  })

  it('may come from a function', () => {
    const forgetful = (): void => {}
    const message = `${value} from the function forgetful, got undefined`
    expect(() => expr`1 + ${forgetful}(2)`).toThrow(failure(TypeError, message, '1 + ${0}(2)', '    ^'))
  })

  it.each([
    [() => expr`${x} ** ${x}`, 'Variable', '${0} ** ${1}', '        ^'],
    [() => expr`2 ** (${x} + 1)`, 'Variable', '2 ** (${0} + 1)', '     ^'],
    [() => expr`2 ** -${x}`, 'Variable', '2 ** -${0}', '     ^'],
    [() => expr`${x} ** ${array([1, 2])}`, 'NdArray', '${0} ** ${1}', '        ^'],
    [() => expr`2 ** ${array([1, 2])}`, 'NdArray', '2 ** ${0}', '     ^'],
  ])('may be an exponent that is no number (%#)', (f, found, text, caret) => {
    const message = `the exponent must be a number, got ${found}; power(a, b) of @dezero/functions takes Variables`
    expect(f).toThrow(failure(TypeError, message, text, caret))
  })

  it('leaves errors of the operations as they are', () => {
    expect(() => expr`${new Variable([1, 2])} + ${new Variable([1, 2, 3])}`).toThrow(
      /^add: shapes \[2\] and \[3\] do not broadcast/,
    )
  })
})

it('a text in parentheses, which is no template', () => {
  for (const call of [() => expr('1 + 2' as never), () => expr(undefined as never), () => expr([] as never)]) {
    expect(call).toThrow(
      new TypeError('expr: write the formula directly after expr, without parentheses: expr`${x} ** 2`'),
    )
  }
})
