import { Variable } from '@dezero/core'
import { Variable as SimpleVariable } from '@dezero/core-simple'
import { expr } from '@dezero/expr'
import { sin } from '@dezero/functions'
import { describe, expect, it } from 'vitest'
import { lookUpNames } from '../src/player/held.ts'
import type { Named } from '../src/player/names.ts'
import { passOf } from '../src/player/pass.ts'
import { briefly } from '../src/player/values.ts'

const gradients = (y: unknown) => passOf(y as Named).film.gradients.map(({ variable, text }) => `${variable} = ${text}`)

describe('a recorded pass', () => {
  it.each([
    ['the full core', Variable],
    ['the simple core', SimpleVariable],
  ])('ends with the gradients that backward() gives, in %s, and changes none', (_, Variable) => {
    const x = new Variable(3, { name: 'x' })
    const z = new Variable(4, { name: 'z' })
    const y = expr`(${x} + ${z}) * ${x}`
    expect(gradients(y)).toEqual(['x = 10.0', 'z = 3.0'])
    expect(x.grad).toBeUndefined()
    y.backward()
    expect([x.grad, z.grad].map((grad) => briefly(grad!))).toEqual(['10.0', '3.0'])
  })

  it('starts from the gradient that the result has', () => {
    const x = new Variable(3, { name: 'x' })
    const y = x.mul(2)
    y.grad = new Variable(5)
    const { film } = passOf(y)
    expect(film.start).toBe('5.0')
    expect(film.gradients[0].text).toBe('10.0')
  })

  it('says what a gradient was added up from', () => {
    const x = new Variable(3, { name: 'x' })
    const [add, neg] = passOf(x.sub(x.neg())).film.scenes
    expect(add.sums[0]).toMatchObject({ variable: 'x', text: '1.0', parts: ['1.0'] })
    expect(neg.sums[0]).toMatchObject({ variable: 'x', text: '2.0', parts: ['1.0', '1.0'] })
  })
})

describe('the orders', () => {
  it('have larger and larger graphs, up to 3', () => {
    const x = new Variable(1, { name: 'x' })
    const { film, derivatives } = passOf(sin(x))
    const [{ by, films, ends }] = derivatives
    expect({ by, ends }).toEqual({ by: 'x', ends: undefined })
    expect([film, ...films].map(({ from }) => from.name)).toEqual(['v1', 'gx', 'gx2'])
    const functions = [film, ...films].map(({ functions }) => functions)
    expect(functions).toEqual([...functions].sort((a, b) => a - b))
    expect(films.map(({ gradients }) => gradients.find(({ variable }) => variable === 'x')!.text)).toEqual([
      '-0.841471', // −sin 1
      '-0.540302', // −cos 1
    ])
  })

  it('end where the derivative is constant, or its graph too large to read', () => {
    const x = new Variable(1, { name: 'x' })
    expect(passOf(x.mul(2)).derivatives[0]).toMatchObject({ ends: 'constant' })
    let y = sin(x)
    for (let i = 0; i < 20; i++) y = sin(y)
    expect(passOf(y).derivatives[0]).toMatchObject({ films: [], ends: 'large' })
  })
})

it('a graph of more than 60 functions has no picture, one of more than 1,000 no words', () => {
  const chain = (length: number) => {
    let y = new Variable(0)
    for (let i = 0; i < length; i++) y = y.add(1)
    return passOf(y).film
  }
  expect(chain(60).dot).toMatch(/^digraph/)
  expect(chain(61).dot).toBeUndefined()
  expect(chain(1000).scenes).toHaveLength(1000)
  expect(chain(1001).scenes).toEqual([])
})

it('leaves of one name get numbers, from the input on', () => {
  const [x, w1, w2] = ['x', 'W', 'W'].map((name, i) => new Variable(i + 1, { name }))
  expect(gradients(x.mul(w1).mul(w2)).sort()).toEqual(['W = 3.0', 'W2 = 2.0', 'x = 6.0'])
})

it('names are those that the script gives at its outermost level', () => {
  const script = 'const x = 1\nexport let y: number = 2\nconst { a } = b\n  const inner = 3\nconst enum E {}\n'
  expect(lookUpNames(script)).toBe('globalThis.heldByTheScript={x:()=>x,y:()=>y};')
})

it.each([
  [2, '2.0'],
  [-0.5, '-0.5'],
  [1 / 3, '0.333333'],
  [1e21, '1e+21'],
  [[1, 2], '[1.0, 2.0]'],
  [[[1, 1]], '(1, 2): 1.0'],
  [[1, 2, 3, 4, 5], '(5,): 1.0 … 5.0'],
  [[[], []], '(2, 0)'],
])('the value %j in few characters is %s', (value, text) => expect(briefly(new Variable(value))).toBe(text))
