/** Numbers in [0, 1), the same in every language: a hash of each index, by the last step of MurmurHash3. */
export function uniform(size: number, seed = 0): Float64Array {
  const numbers = new Float64Array(size)
  const mask = Math.imul(seed, 0x9e3779b9)
  for (let i = 0; i < size; i++) numbers[i] = hash(i ^ mask) / 2 ** 32
  return numbers
}

function hash(x: number): number {
  let h = x ^ (x >>> 16)
  h = Math.imul(h, 0x85ebca6b)
  h ^= h >>> 13
  h = Math.imul(h, 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

export const learningRate = 0.01

/** The start of the training row: the weights and biases of two layers, a batch of 100 and its labels. */
export function training() {
  return {
    parameters: [
      { shape: [784, 1000], data: weights(784 * 1000, 1) },
      { shape: [1000], data: new Float32Array(1000) },
      { shape: [1000, 10], data: weights(1000 * 10, 2) },
      { shape: [10], data: new Float32Array(10) },
    ],
    batch: { shape: [100, 784], data: Float32Array.from(uniform(100 * 784)) },
    labels: Int32Array.from(uniform(100, 3), (x) => Math.floor(x * 10)),
  }
}

const weights = (size: number, seed: number) => Float32Array.from(uniform(size, seed), (x) => (x - 0.5) * 0.02)

/** Numbers of a shape, for an array in any library. */
export interface Numbers {
  shape: number[]
  data: Float32Array
}

/** float32, in [−scale / 2, scale / 2). */
function centred(shape: number[], seed: number, scale = 1): Numbers {
  const size = shape.reduce((a, b) => a * b, 1)
  return { shape, data: Float32Array.from(uniform(size, seed), (x) => (x - 0.5) * scale) }
}

/**
 * The start of the LSTM row: 30 sequences of one number, what they should give, the state, and the weights: from the input
 * and from the state for each of the gates f, i, o and the candidate u, and from the 100 hidden units to the output.
 */
export function lstmStep() {
  return {
    x: centred([30, 1], 0),
    t: centred([30, 1], 1),
    h: centred([30, 100], 2),
    c: centred([30, 100], 3),
    fromInput: [4, 5, 6, 7].map((seed) => centred([1, 100], seed)),
    fromState: [8, 9, 10, 11].map((seed) => centred([100, 100], seed)),
    out: centred([100, 1], 12),
  }
}

/** The start of the row of a convolutional network: a batch of images, labels, two layers of filters, and a matrix. */
export function convolutionalStep() {
  return {
    images: centred([100, 1, 28, 28], 0),
    labels: Int32Array.from(uniform(100, 3), (x) => Math.floor(x * 10)),
    filters: [centred([8, 1, 3, 3], 1, 0.2), centred([16, 8, 3, 3], 2, 0.2)],
    out: centred([784, 10], 4, 0.2),
  }
}
