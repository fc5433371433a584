import { Parameter, Variable, type VariableLike } from '@dezero/core'
import { LayerBuffer } from './buffer.ts'
import { type Row, table } from './table.ts'
import type { LeftOut, LoadOptions } from './weights.ts'

/** The layer whose call began first among those that are running: paths in messages begin there. */
let outermost: Layer<unknown> | undefined

/**
 * A function with parameters (step 44): a subclass keeps Parameters and other layers in its fields, and says in `forward`
 * how to compute with them.
 *
 * Parameters are found in the own enumerable fields, in the order of declaration, also within lists and plain objects;
 * each counts once. Fields that hold anything else are left alone. `#private` fields and Maps are not searched.
 *
 * A length of 0 in the shape of a Parameter is one that the first call will say. Such a parameter holds no numbers yet,
 * so it gets no gradient and no optimizer changes it; when the numbers come, it is still the same object.
 *
 * `Y` is what `forward` gives: a Variable, unless a subclass says otherwise.
 */
export abstract class Layer<Y = Variable> {
  /** What tables and messages call the layer; a getter, as in FunctionNode, outlives a bundler that shortens names. */
  static get name(): string {
    return 'Layer'
  }

  /** The shape of what the last call gave, for `toString()`. */
  outputShape: readonly number[] | undefined = undefined

  abstract forward(...xs: VariableLike[]): Y

  /**
   * What `forward` gives.
   *
   * @throws RangeError or TypeError for a wrong input; the message begins with the path of the layer.
   */
  call(...xs: Parameters<this['forward']>): Y {
    const before = outermost
    outermost ??= this
    try {
      const y = this.forward(...xs)
      this.outputShape = y instanceof Variable ? y.shape : undefined
      return y
    } catch (error) {
      throw located(error, this)
    } finally {
      outermost = before
    }
  }

  /** All parameters, those of the layers in its fields included. */
  params(): Parameter[] {
    return [...this.namedParams().values()]
  }

  /** The same by path: `l0/W`, or `layers/0/W` for a list of layers. A parameter in two places has its first path. */
  namedParams(): Map<string, Parameter> {
    const params = new Map<string, Parameter>()
    for (const [part, path] of partsOf(this)) if (part instanceof Parameter) params.set(path, part)
    return params
  }

  /** What is saved with the parameters but not learned, such as running statistics, by path. */
  namedBuffers(): Map<string, LayerBuffer> {
    const buffers = new Map<string, LayerBuffer>()
    for (const [part, path] of partsOf(this)) if (part instanceof LayerBuffer) buffers.set(path, part)
    return buffers
  }

  /** The layer itself, whose path is empty, and all layers in its fields, by path. */
  namedLayers(): Map<string, Layer<unknown>> {
    const layers = new Map<string, Layer<unknown>>()
    for (const [part, path] of partsOf(this)) if (part instanceof Layer) layers.set(path, part)
    return layers
  }

  /** Forgets the gradients of all parameters. */
  clearGrads(): void {
    for (const p of this.params()) p.clearGrad()
  }

  /**
   * Writes parameters and buffers to a file, completely or not at all (step 53); .npz is the book's format,
   * .safetensors that of Hugging Face.
   *
   * @throws Error where the first call has still to say a shape, or where the file cannot be written.
   */
  async saveWeights(file: string | URL): Promise<void> {
    const { saveWeights } = await import('./weights.ts') // a page that saves nothing does without it
    saveWeights(this, file)
  }

  /**
   * Reads them from a .npz or .safetensors file, or from one at a URL. A parameter whose shape is not known yet takes
   * that of the file.
   *
   * @returns what was left out: nothing, unless `strict` is false.
   * @throws RangeError that lists everything missing, superfluous and of another shape; then nothing has changed.
   */
  async loadWeights(file: string | URL, options: LoadOptions = {}): Promise<LeftOut> {
    const { loadWeights } = await import('./weights.ts')
    return loadWeights(this, file, options)
  }

  /** A table of the layers, with the shapes of their last outputs and of their parameters; `?` is not known yet. */
  toString(): string {
    return table(this.constructor.name, rowsOf(this))
  }

  /** Node's `console.log(model)` shows the table. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return this.toString()
  }
}

/** Parameters, buffers, layers, and the lists and plain objects that may hold some. */
type Part = Leaf | Layer<unknown> | Record<string, unknown>

type Leaf = Parameter | LayerBuffer

const isLeaf = (value: unknown): value is Leaf => value instanceof Parameter || value instanceof LayerBuffer

/** The path of everything that is found in the fields of a layer, each object once; its own path is empty. */
function partsOf(whole: Part, prefix = '', paths = new Map<Part, string>([[whole, '']])): Map<Part, string> {
  for (const name of Object.keys(whole)) {
    const part: unknown = whole[name as keyof Part]
    if (!isPart(part) || paths.has(part)) continue
    paths.set(part, prefix + name)
    if (!isLeaf(part)) partsOf(part, `${prefix}${name}/`, paths)
  }
  return paths
}

function isPart(value: unknown): value is Part {
  if (typeof value !== 'object' || value === null) return false
  if (isLeaf(value) || value instanceof Layer) return true
  if (Array.isArray(value)) return typeof value[0] !== 'number' // data may be long
  const prototype = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

/** A row for each layer that has parameters of its own or no layers in it. */
function rowsOf(whole: Layer<unknown>): Row[] {
  const rows: (Row & { prefix: string; hasLayers: boolean })[] = []
  for (const [part, path] of partsOf(whole)) {
    const owner = rows.findLast(({ prefix }) => path.startsWith(prefix))
    if (part instanceof Parameter) owner?.params.set(path.slice(owner.prefix.length), part.shape)
    if (!(part instanceof Layer)) continue
    if (owner !== undefined) owner.hasLayers = true
    const { outputShape } = part
    const prefix = path === '' ? '' : `${path}/`
    rows.push({ path, prefix, kind: part.constructor.name, outputShape, params: new Map(), hasLayers: false })
  }
  return rows.filter(({ params, hasLayers }) => params.size > 0 || !hasLayers)
}

/** Where a layer, or a parameter in it, is in the model whose call is running: `MLP/l0/W`. */
function pathOf(layer: Layer<unknown>, field = ''): string {
  const model = outermost ?? layer
  const path = [model.constructor.name, partsOf(model).get(layer) ?? '', field]
  return path.filter((name) => name !== '').join('/')
}

/** The errors that say already where they come from. */
const withPath = new WeakSet<object>()

/** An error about a shape that does not fit the parameter in this field of the layer. */
export function misfit(layer: Layer<unknown>, field: string, message: string): RangeError {
  const error = new RangeError(`${pathOf(layer, field)}: ${message}`)
  withPath.add(error)
  return error
}

/** The same error, with the path of the layer where it was thrown. */
function located(error: unknown, layer: Layer<unknown>): unknown {
  if (!(error instanceof Error) || withPath.has(error)) return error
  const Kind = [RangeError, TypeError].find((kind) => error.constructor === kind)
  if (Kind === undefined) return error
  const told = new Kind(`${pathOf(layer)}: ${error.message}`, { cause: error })
  withPath.add(told)
  return told
}
