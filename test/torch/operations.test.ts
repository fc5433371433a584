import { toTorch } from '@dezero/torch'
import { describe, expect, it } from 'vitest'
import { operations } from '../../packages/functions/test/derivatives/operations.ts'
import { cases, recorded } from './recorded.ts'

describe('an operation of the table, with its gradients and second derivatives, is written for PyTorch:', () => {
  it.each(Object.keys(operations))('%s', (name) => {
    for (const one of cases.filter((other) => other.name === name)) {
      const { inputs, value, derivatives } = recorded(one, 'float64')
      expect(toTorch([value, ...derivatives], { inputs }).code).toMatch(/def f\(.*\n {4}.*/)
    }
  })
})
