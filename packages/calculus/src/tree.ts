// A tree is a Variable, or a plain object or list of trees; null and undefined are trees without Variables.

/** The same structure with other leaves; `path` says where in it a leaf is: '.layers[0].W'. */
export function mapTree(tree: unknown, leaf: (x: unknown, path: string) => unknown, path = ''): unknown {
  if (isList(tree)) return tree.map((x, i) => mapTree(x, leaf, `${path}[${i}]`))
  if (isPlainObject(tree)) {
    return Object.fromEntries(Object.entries(tree).map(([key, x]) => [key, mapTree(x, leaf, `${path}.${key}`)]))
  }
  return tree === null || tree === undefined ? tree : leaf(tree, path)
}

export function leavesOf(tree: unknown): unknown[] {
  const leaves: unknown[] = []
  mapTree(tree, (leaf) => leaves.push(leaf))
  return leaves
}

/** The same structure with these leaves, in the order of `leavesOf`. */
export function withLeaves(tree: unknown, leaves: readonly unknown[]): unknown {
  let i = 0
  return mapTree(tree, () => leaves[i++])
}

/** A list of numbers is an array, and so a leaf. */
export const isList = (x: unknown): x is readonly unknown[] => Array.isArray(x) && !isNumbers(x)

const isNumbers = (list: readonly unknown[]): boolean => {
  const elements = list.flat(Number.POSITIVE_INFINITY)
  return elements.length > 0 && elements.every((x) => typeof x === 'number' || typeof x === 'boolean')
}

export function isPlainObject(x: unknown): x is Record<string, unknown> {
  if (typeof x !== 'object' || x === null) return false
  const prototype = Object.getPrototypeOf(x)
  return prototype === null || Object.getPrototypeOf(prototype) === null
}
