import { readFileSync } from 'node:fs'
import { arange, array, type NdArray } from '@dezero/ndarray'
import { convertIndexedToRgb, decode as decodePng, hasPngSignature } from 'fast-png'
import jpeg from 'jpeg-js'
import type { Option } from './options.ts'

/** `--image cat.jpg`: its pixels (H, W, 3), red, green and blue from 0 to 255; undefined when the option is not given. */
export const photograph: Option<NdArray | undefined> = {
  usual: undefined,
  takes: 'and a file',
  parse(file) {
    try {
      return pixelsOf(readFileSync(file))
    } catch (error) {
      throw new RangeError(`takes a PNG or JPEG file, and cannot read "${file}": ${(error as Error).message}.`)
    }
  },
}

/** The pixels (H, W, 3) in the bytes of a PNG or JPEG file. How opaque they are is left out. */
export function pixelsOf(bytes: Uint8Array): NdArray {
  if (hasPngSignature(bytes)) return pixelsOfPng(bytes)
  const isJpeg = bytes[0] === 0xff && bytes[1] === 0xd8
  if (!isJpeg) throw new RangeError('its first bytes are those of neither')
  const { data, height, width } = jpeg.decode(bytes, { useTArray: true, maxMemoryUsageInMB: 2048 })
  return array(Int32Array.from(data)).reshape(height, width, 4).slice('...', ':3')
}

function pixelsOfPng(bytes: Uint8Array): NdArray {
  const png = decodePng(bytes, { checkCrc: true })
  const { height, width, depth, palette = depth < 8 ? greys(depth) : undefined } = png
  const data = palette === undefined ? png.data : convertIndexedToRgb({ ...png, palette })
  const channels = palette?.[0].length ?? png.channels
  const levels = array(Int32Array.from(data)).reshape(height, width, channels)
  const pixels = depth === 16 ? levels.div(257) : levels
  return channels < 3 ? pixels.slice('...', ':1').repeat(3, { axis: 2 }) : pixels.slice('...', ':3')
}

/** Several pixels share a byte in a grey image of less than 256 levels, as in one with a palette. */
function greys(depth: number): number[][] {
  const last = 2 ** depth - 1
  return Array.from({ length: last + 1 }, (_, level) => Array(3).fill((level / last) * 255))
}

/** Pixels (H, W, 3) as (side, side, 3), by averages with linear weights: the bilinear filter of Pillow, without rounding. */
export function resized(pixels: NdArray, side: number): NdArray {
  const [height, width] = pixels.shape
  const channels = pixels.astype('float64').transpose(2, 0, 1)
  return averages(height, side).matmul(channels).matmul(averages(width, side).T).transpose(1, 2, 0)
}

/** The weights (to, from) of `from` pixels in each of `to`: a triangle as wide as two of the larger ones. */
function averages(from: number, to: number): NdArray {
  const scale = from / to
  const centres = arange(to).add(0.5).mul(scale).reshape(to, 1)
  const distances = arange(from).add(0.5).sub(centres).abs()
  const weights = distances.div(-Math.max(scale, 1)).add(1).maximum(0)
  return weights.div(weights.sum({ axis: 1, keepdims: true }))
}
