import type { NdArray } from '@dezero/ndarray'

/** What is read of a Variable. */
interface Result {
  readonly data: NdArray
  readonly creator: Node | undefined
}

/** What is read of the function call that made it. */
interface Node {
  readonly inputs: readonly Result[]
  readonly outputs: readonly Result[]
  readonly generation: number
  readonly attributes: object
  forward(...xs: NdArray[]): NdArray | NdArray[]
}

/** Runs the graph of y again with other data in its leaves, from inputs, outputs and attributes alone. */
export function replay<Y extends Result>(y: Y, leaves: ReadonlyMap<Y, NdArray>): NdArray {
  const functions = new Set<Node>()
  const collect = ({ creator }: Result) => {
    if (creator === undefined || functions.has(creator)) return
    functions.add(creator)
    creator.inputs.forEach(collect)
  }
  collect(y)
  const values = new Map<Result, NdArray>(leaves)
  const arrayOf = (x: Result) => values.get(x) ?? x.data
  for (const f of [...functions].sort((a, b) => a.generation - b.generation)) {
    const again: Node = Object.assign(Object.create(Object.getPrototypeOf(f)), { attributes: f.attributes })
    const results = [again.forward(...f.inputs.map(arrayOf))].flat()
    f.outputs.forEach((output, i) => {
      values.set(output, results[i])
    })
  }
  return arrayOf(y)
}
