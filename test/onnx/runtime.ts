import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { array, type NdArray, where } from '@dezero/ndarray'
import { cacheFolder, install } from '@dezero/testing/install'
import libraries from './libraries.json' with { type: 'json' }

type Feeds = Readonly<Record<string, NdArray>>

/** A model on ONNX Runtime's WebAssembly. */
export interface Session {
  run(feeds: Feeds): Promise<Record<string, NdArray>>
}

interface SessionOptions {
  /** Which of its optimizations the runtime applies; all by default. */
  readonly graphOptimizationLevel?: 'basic' | undefined
}

/** The folder with ONNX Runtime, which is installed there on first use. */
export async function installed(): Promise<string> {
  const folder = cacheFolder('dezero-onnx')
  await install(folder, libraries, console.log)
  return folder
}

/** Opens models with ONNX Runtime. */
export async function runtime(): Promise<(model: Uint8Array, options?: SessionOptions) => Promise<Session>> {
  const { env, InferenceSession, Tensor } = await import(
    pathToFileURL(createRequire(`${await installed()}/`).resolve('onnxruntime-web')).href
  )
  env.logLevel = 'error'
  env.wasm.numThreads = 1
  return async (model, options = {}) => {
    const session = await InferenceSession.create(model, options)
    return {
      async run(feeds) {
        const tensors = Object.entries(feeds).map(([name, x]) => [name, new Tensor(x.dtype, x.toTypedArray(), x.shape)])
        const results: Record<string, Output> = await session.run(Object.fromEntries(tensors))
        return Object.fromEntries(Object.entries(results).map(([name, y]) => [name, arrayOf(y)]))
      },
    }
  }
}

interface Output {
  readonly type: NdArray['dtype']
  readonly data: Float64Array | Float32Array | Int32Array | Uint8Array
  readonly dims: readonly number[]
}

const arrayOf = ({ type, data, dims }: Output): NdArray => array(data, { dtype: type }).reshape(dims)

/** How far an array, which should be of a dtype, is from another one, relative to the largest magnitude of that. */
export function distance(y: NdArray, dtype: string, exact: NdArray): number {
  if (y.dtype !== dtype || `${y.shape}` !== `${exact.shape}`) {
    throw new Error(`got ${y.dtype} of shape [${y.shape}] instead of ${dtype} of shape [${exact.shape}]`)
  }
  if (y.size === 0) return 0
  const [a, b] = [y.astype('float64'), exact.astype('float64')]
  const differences = where(a.equal(b), 0, a.sub(b)).abs() // ∞ − ∞ would be NaN
  return differences.max().item() / (b.abs().max().item() || 1)
}
