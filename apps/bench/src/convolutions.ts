import { noGrad, Variable } from '@dezero/core'
import { conv2d, maxPool } from '@dezero/functions/conv'
import { array, type NdArray } from '@dezero/ndarray'
import { uniform } from './inputs.ts'
import type { Row } from './row.ts'

/** Numbers in [−0.5, 0.5), float32. */
const numbers = (shape: readonly number[], seed: number): NdArray => {
  const size = shape.reduce((a, b) => a * b, 1)
  return array(Float32Array.from(uniform(size, seed), (x) => x - 0.5)).reshape(...shape)
}

/** A convolution forward, and with the gradients of images, filters and bias. */
function convolution(name: string, images: readonly number[], filters: readonly number[], pad: number): Row[] {
  const inputs = () => [numbers(images, 0), numbers(filters, 1), numbers([filters[0]], 2)]
  return [
    {
      name: `conv ${name}`,
      run: () => {
        const [x, W, b] = inputs()
        return () => noGrad(() => conv2d(x, W, b, { pad }))
      },
    },
    {
      name: `conv ${name}, forward and backward`,
      run: () => {
        const [x, W, b] = inputs().map((data) => new Variable(data))
        return () => {
          for (const v of [x, W, b]) v.clearGrad()
          conv2d(x, W, b, { pad }).sum().backward()
          return x.grad as Variable
        }
      },
    },
  ]
}

/** Layers of a small network for MNIST, and the first two of VGG16; float32. */
export const convolutions: readonly Row[] = [
  ...convolution('1 → 30, 5×5, of 32 images 28×28', [32, 1, 28, 28], [30, 1, 5, 5], 0),
  ...convolution('3 → 64, 3×3, of an image 224×224', [1, 3, 224, 224], [64, 3, 3, 3], 1),
  ...convolution('64 → 64, 3×3, of an image 224×224', [1, 64, 224, 224], [64, 64, 3, 3], 1),
  {
    name: 'max pooling 2×2 of 32×30×24×24',
    run: () => {
      const x = numbers([32, 30, 24, 24], 0)
      return () => noGrad(() => maxPool(x, 2, { stride: 2 }))
    },
  },
]
