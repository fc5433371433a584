// Step 55 · Where a filter fits                                                     Stage 5
// A filter looks at one window of an image after the other; stride and padding say how many windows there are. Drawn are
// the first two windows on an image of 4 × 4 with its margin, and the elements of the output that they give.
import { savePlot } from '../drawing/plot.ts'
import { windows } from '../drawing/windows.ts'

const [height, width] = [4, 4]
const [kernelHeight, kernelWidth] = [3, 3]
const [strideHeight, strideWidth] = [1, 1]
const [padHeight, padWidth] = [1, 1]

const outSize = (size: number, kernel: number, stride: number, pad: number) =>
  Math.floor((size + pad * 2 - kernel) / stride) + 1

const outHeight = outSize(height, kernelHeight, strideHeight, padHeight)
const outWidth = outSize(width, kernelWidth, strideWidth, padWidth)
console.log(outHeight, outWidth)

const plot = windows({
  title: 'The first two windows, and what they give',
  size: [height, width],
  outSize: [outHeight, outWidth],
  kernel: [kernelHeight, kernelWidth],
  stride: [strideHeight, strideWidth],
  pad: [padHeight, padWidth],
})
console.log(await savePlot(plot, 'step55-windows'))
