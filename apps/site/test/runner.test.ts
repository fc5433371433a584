import { inspect } from 'node:util'
import { readSteps } from '@dezero/steps'
import { describe, expect, it } from 'vitest'
import { printed } from '../src/runner/console.ts'
import { positionOf } from '../src/runner/position.ts'
import { prepare } from '../src/runner/prepare.ts'
import { words } from '../src/words/interface.ts'

const urlOf = (bundle: string) => `/lib/${bundle}.js`

describe('a script is prepared:', () => {
  it('types go, lines stay', () => {
    const source =
      'interface A {\n  x: number\n}\nclass B {\n  y: number | undefined\n  z = 1 as number\n}\nthrow new B()'
    const code = prepare(source, 'full', urlOf)
    expect(code).not.toMatch(/number|interface/)
    expect(code.split('\n')[7]).toBe('throw new B()')
    expect(code).toMatch(/class B \{\n {2}y\s*\n/) // a field without a value stays a field
  })

  it.each([
    ["import { Variable } from '#core'\nnew Variable(1)", 'full', '/lib/core.js'],
    ["import { Variable } from '#core'\nnew Variable(1)", 'simple', '/lib/core-simple.js'],
    ["import {\n  conv2d,\n} from '@dezero/functions/conv'\nconv2d()", 'full', '/lib/functions/conv.js'],
    ["import { MLP } from 'dezero/models'\nnew MLP([1])", 'full', '/lib/dezero/models.js'],
    ["import { lines } from '../drawing/lines.ts'\nlines()", 'full', '/lib/drawing/lines.js'],
    ["import '@dezero/functions/methods'", 'full', '/lib/functions/methods.js'],
    ["const viz = await import('@viz-js/viz')", 'full', '/lib/viz.js'],
    ["export { sin } from '@dezero/functions'", 'full', '/lib/functions.js'],
  ] as const)('%j on the %s core leads to %s', (source, core, url) => {
    expect(prepare(source, core, urlOf)).toContain(`'${url}'`)
  })

  it('texts that only look like imports stay', () => {
    const source = "console.log('import from', \"x from 'y'\")\n"
    expect(prepare(source, 'full', urlOf)).toBe(source)
  })

  it('a package that the page does not have is refused with those it has', () => {
    expect(() => prepare("import x from 'lodash'\nx()", 'full', urlOf)).toThrow(
      /^There is no "lodash" in the page; there are @dezero\/core, .*dezero, .*\.\.\/drawing\/plot\.ts/,
    )
  })

  it('each step of the book is, but those that the page says need Node', () => {
    const refused = readSteps().filter(({ source }) => {
      try {
        prepare(source, 'full', urlOf)
        return false
      } catch {
        return true
      }
    })
    expect(refused.map(({ number }) => number)).toEqual(Object.keys(words.en.whyNode).map(Number))
  })
})

describe('the console prints as the one of Node does:', () => {
  class Box {
    toString() {
      return 'box'
    }
  }
  it.each([
    [['a', 1, true, null, undefined]],
    [[[2, 3]]],
    [[{ a: 'x', b: [1, [2]] }]],
    [[-0, 1e21, 2n]],
    [[[]]],
    [[new Map([['k', 1]])]],
    [[new Set([1])]],
    [[new Float64Array([1, 2.5])]],
  ])('case %#', (values) => {
    const node = values.map((value) => (typeof value === 'string' ? value : inspect(value))).join(' ')
    expect(printed(values)).toBe(`${node}\n`)
  })

  it('what has a text of its own, by that text', () => expect(printed([new Box()])).toBe('box\n'))
})

describe('the place of an error', () => {
  const error = (stack: string) => Object.assign(new TypeError('no'), { stack })

  it('is the one in the script, whatever was called from there', () => {
    const stack =
      'TypeError: no\n    at add (http://x/lib/core.js:1:9)\n    at blob:http://x/1-2:7:3\n    at run (http://x/run.js:2:1)'
    expect(positionOf(error(stack), 'blob:http://x/1-2', '')).toEqual({ line: 7, column: 3 })
  })

  it('is the line of an import that there is not', () => {
    const missing = new SyntaxError("The requested module 'x' does not provide an export named 'sine'")
    expect(positionOf(missing, 'blob:x', "\nimport { sine } from 'x'")).toEqual({ line: 2 })
  })

  it('is where reading stopped', () => {
    let caught: unknown
    try {
      prepare('const a = 1\nconst b = (\n', 'full', urlOf)
    } catch (error) {
      caught = error
    }
    expect(positionOf(caught, undefined, '')?.line).toBeGreaterThan(1)
  })

  it('is unknown where nothing leads to the script', () => {
    expect(positionOf(error('TypeError: no\n    at http://x/lib/core.js:1:9'), 'blob:x', '')).toBeUndefined()
    expect(positionOf('thrown text', 'blob:x', '')).toBeUndefined()
  })
})
