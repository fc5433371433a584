import { type ArrayLike, array, asArray, type NdArray } from '@dezero/ndarray'
import { describeValue } from '@dezero/ndarray/internal'

/** An ImageData, as a canvas gives it: red, green, blue and opacity of each pixel, row by row. */
export interface ImagePixels {
  readonly data: Uint8Array | Uint8ClampedArray
  readonly width: number
  readonly height: number
}

/** An array (H, W, 3) of red, green and blue from 0 to 255, or an ImageData. */
export type Pixels = ArrayLike | ImagePixels

/** Whose weights a model has: those of the book, which come from Caffe, or of torchvision. */
export type Trained = 'book' | 'torchvision'

/** The image (1, 3, H, W), float32, as the weights were trained on: the book's want blue, green and red minus their means. */
export function imageFor(trained: Trained, pixels: Pixels): NdArray {
  const channels = channelsOf(pixels)
  const image =
    trained === 'book'
      ? channels.flip({ axis: 0 }).sub(perChannel(103.939, 116.779, 123.68))
      : channels
          .div(255)
          .sub(perChannel(0.485, 0.456, 0.406))
          .div(perChannel(0.229, 0.224, 0.225))
  return image.astype('float32').expandDims(0)
}

const perChannel = (...numbers: [number, number, number]) => array(numbers).reshape(3, 1, 1)

/** The pixels as (3, H, W). */
function channelsOf(pixels: Pixels): NdArray {
  const rows = isImageData(pixels) ? rowsOf(pixels) : asArray(pixels, { role: 'preprocess' })
  if (rows.ndim === 3 && rows.shape[2] === 3) return rows.astype('float64').transpose(2, 0, 1)
  throw new RangeError(
    `preprocess: expected pixels of shape (H, W, 3) or an ImageData, got shape [${rows.shape}]; a gray image has to be ` +
      'repeated three times, and a fourth channel, the opacity, left out',
  )
}

const isImageData = (pixels: Pixels): pixels is ImagePixels =>
  typeof pixels === 'object' && 'width' in pixels && 'height' in pixels && 'data' in pixels

/** Red, green and blue of an ImageData: (H, W, 3). */
function rowsOf({ data, width, height }: ImagePixels): NdArray {
  if (data.length !== width * height * 4) {
    throw new RangeError(
      `preprocess: an image of ${describeValue(width)} × ${describeValue(height)} has 4 bytes a pixel, got ${data.length}`,
    )
  }
  return array(Int32Array.from(data)).reshape(height, width, 4).slice('...', ':3')
}
