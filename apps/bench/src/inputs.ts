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
