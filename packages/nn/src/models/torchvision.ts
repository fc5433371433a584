import type { Arrays } from '../files/arrays.ts'
import type { Layer } from '../layer.ts'

/** What PyTorch calls the fields of a layer. */
const fields: Record<string, string> = {
  W: 'weight',
  b: 'bias',
  gamma: 'weight',
  beta: 'bias',
  avg_mean: 'running_mean',
  avg_var: 'running_var',
}

/**
 * torchvision's arrays under the names of the model, whose layer at a path is `layerNamed(path)` there. Its Linear has W
 * the other way around. What is unknown keeps its name.
 */
export function fromTorchvision(model: Layer, arrays: Arrays, layerNamed: (path: string) => string): Arrays {
  const paths = new Map<string, string>()
  const params = model.namedParams()
  for (const path of [...params.keys(), ...model.namedBuffers().keys()]) {
    const end = path.lastIndexOf('/')
    paths.set(`${layerNamed(path.slice(0, end))}.${fields[path.slice(end + 1)]}`, path)
  }
  const entries = Object.entries(arrays).map(([name, array]) => {
    const path = paths.get(name)
    if (path === undefined) return [name, array]
    return [path, params.get(path)?.ndim === 2 ? array.transpose() : array]
  })
  return Object.fromEntries(entries)
}
