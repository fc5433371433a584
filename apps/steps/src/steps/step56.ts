// Step 56 · Channels, batches and pooling                                           Stage 5
// A filter has a plane for each channel of the image, and gives one channel. Pooling has nothing to learn: it keeps the
// largest element, or the mean, of each window and channel, so that small shifts of an image hardly matter.
import { averagePool, conv2d, maxPool } from '@dezero/functions/conv'
import { array, ones } from '@dezero/ndarray'

const images = ones([10, 3, 4, 4]) // images, channels, height, width
const filters = ones([5, 3, 3, 3]) // filters, channels, height, width
console.log(`(${conv2d(images, filters).shape.join(', ')})`) // one channel for each filter

const image = array([
  [3, 1, 2, 0],
  [0, 2, 4, 1],
  [1, 0, 3, 2],
  [4, 2, 0, 1],
]).reshape(1, 1, 4, 4)
console.log('largest elements')
console.log(String(maxPool(image, 2, { stride: 2 }).data.squeeze()))
console.log('means')
console.log(String(averagePool(image, 2, { stride: 2 }).data.squeeze()))

const shifted = image.take([3, 0, 1, 2], { axis: 3 })
console.log('largest elements, all columns one to the right')
console.log(String(maxPool(shifted, 2, { stride: 2 }).data.squeeze()))
