// Step 55 · Where a filter fits                                                     Stage 5
// A filter looks at one window of an image after the other; stride and padding say how many windows there are. Drawn are
// the first window (#) on an image of 4 × 4 with its margin (.), and what the window beside it has besides (+).
const [height, width] = [4, 4]
const [kernelHeight, kernelWidth] = [3, 3]
const [strideHeight, strideWidth] = [1, 1]
const [padHeight, padWidth] = [1, 1]

const outSize = (size: number, kernel: number, stride: number, pad: number) =>
  Math.floor((size + pad * 2 - kernel) / stride) + 1

const outHeight = outSize(height, kernelHeight, strideHeight, padHeight)
const outWidth = outSize(width, kernelWidth, strideWidth, padWidth)
console.log(outHeight, outWidth)

function mark(row: number, column: number): string {
  if (row < kernelHeight && column < kernelWidth) return '#'
  if (row < kernelHeight && column < kernelWidth + strideWidth) return '+'
  const [y, x] = [row - padHeight, column - padWidth]
  return y >= 0 && y < height && x >= 0 && x < width ? 'o' : '.'
}

for (let row = 0; row < height + 2 * padHeight; row++) {
  const marks = Array.from({ length: width + 2 * padWidth }, (_, column) => mark(row, column))
  console.log(marks.join(' '))
}
