import { random } from '@dezero/ndarray'
import type {} from '@dezero/testing' // toBeAllClose
import { describe, expect, it } from 'vitest'
import { SinCurve } from '../src/index.ts'
import figures from './figures/book.json' with { type: 'json' }

const tolerance = { rtol: 1e-14, atol: 1e-14 }

describe('the sine with noise', () => {
  const { seed, data_x_first5, data_x_last5, data_fsum } = figures.sinCurve
  const { data, label } = new SinCurve({ generator: random.generator(seed) })

  it('has the points of the book', () => {
    expect([data.dtype, data.shape, label.shape]).toEqual(['float64', [999, 1], [999, 1]])
    expect(data.slice(':5', 0)).toBeAllClose(data_x_first5, tolerance)
    expect(data.slice('-5:', 0)).toBeAllClose(data_x_last5, tolerance)
    expect(data.sum()).toBeAllClose(data_fsum, { rtol: 1e-12, atol: 1e-12 })
  })

  it('has the next point of each as its label', () => {
    expect(label.slice(':-1').tolist()).toEqual(data.slice('1:').tolist())
  })
})

it('is a cosine without noise where it is not for training', () => {
  const { data, label } = new SinCurve({ train: false })
  expect(data.slice(0)).toBeAllClose([1])
  expect(label.slice(-1)).toBeAllClose([1])
})

it('leaves the shared generator as it is, and has other noise each time', () => {
  random.seed(0)
  const next = random.generator(0).rand().item()
  const [one, other] = [new SinCurve(), new SinCurve()]
  expect(one.data.tolist()).not.toEqual(other.data.tolist())
  expect(random.rand().item()).toBe(next)
})
