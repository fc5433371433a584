/** A model whose layers are its fields l0, l1, …, as their names in files of weights. */
export interface Numbered<L> {
  [name: `l${number}`]: L
}

/** The layers l0, l1, … in order. */
export function layersOf<L>(model: Numbered<L>): L[] {
  const layers: L[] = []
  for (let layer = model.l0; layer !== undefined; layer = model[`l${layers.length}`]) layers.push(layer)
  return layers
}
