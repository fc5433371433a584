import { toTorch } from '@dezero/torch'
import { describe, expect, it } from 'vitest'
import { cases, recorded } from './recorded.ts'

describe('an operation of the table, with its gradients and second derivatives, is written for PyTorch:', () => {
  it.each(cases)('$title', (one) => {
    const { inputs, value, derivatives } = recorded(one, 'float64')
    expect(toTorch([value, ...derivatives], { inputs }).code).toMatch(/^def f\(x0.*\):\n( {4}.*\n)* {4}return /m)
  })
})
