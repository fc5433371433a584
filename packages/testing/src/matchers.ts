import { toBeAllClose } from '@dezero/ndarray/vitest'
import { expect } from 'vitest'

// Closer than the tolerance of allClose, and NaN equals NaN: what is tested here is right to the last digits.
const close = { rtol: 1e-12, atol: 1e-14, equalNan: true }

expect.extend({
  toBeAllClose: (received, expected, tolerance) => toBeAllClose(received, expected, { ...close, ...tolerance }),
})
