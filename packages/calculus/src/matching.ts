import { asOperand, type Variable, type VariableLike } from '@dezero/core'
import { describeValue, sameShape } from '@dezero/ndarray/internal'
import { isList, isPlainObject } from './tree.ts'

/** What messages call the two trees. */
export interface Names {
  /** The one that was given: 'jvp, tangent 1'. */
  readonly given: string
  /** The one that it has to be like: 'argument 1'. */
  readonly like: string
}

/**
 * The Variables of a tree that has to have the structure of another one, and its shapes.
 *
 * @throws TypeError for another structure, RangeError for another shape.
 */
export function leavesLike(like: unknown, given: unknown, names: Names): Variable[] {
  if (isList(like) || isPlainObject(like)) {
    const keys = Object.keys(like)
    if (!sameKeys(like, given)) throw otherStructure(like, given, names)
    const suffix = (key: string) => (isList(like) ? `[${key}]` : `.${key}`)
    return keys.flatMap((key) => {
      const inside = { given: names.given + suffix(key), like: names.like + suffix(key) }
      return leavesLike(like[key as keyof typeof like], (given as typeof like)[key as keyof typeof like], inside)
    })
  }
  if (like === null || like === undefined) return []
  const variable = asOperand(given as VariableLike, names.given)
  if (sameShape(variable.shape, (like as Variable).shape)) return [variable]
  throw new RangeError(
    `${names.given} has shape [${variable.shape}], but ${names.like} has shape [${(like as Variable).shape}]`,
  )
}

function sameKeys(like: object, given: unknown): boolean {
  if (Array.isArray(like)) return Array.isArray(given) && given.length === like.length
  const keys = Object.keys(like)
  return isPlainObject(given) && Object.keys(given).length === keys.length && keys.every((key) => key in given)
}

const otherStructure = (like: unknown, given: unknown, names: Names) =>
  new TypeError(`${names.given} has to have the structure of ${names.like}, ${inWords(like)}, got ${inWords(given)}`)

const inWords = (tree: unknown): string =>
  isPlainObject(tree) ? `{ ${Object.keys(tree).join(', ')} }` : describeValue(tree)
