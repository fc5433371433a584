import { describeValue } from '../array/describe-value.ts'
import { formatShape, normalizeAxes, type Shape } from '../array/shape.ts'

/** What the subscripts of `einsum` say: a letter for each axis of the operands and of the result. */
export interface Subscripts {
  readonly terms: readonly string[]
  readonly output: string
  /** How long the axes of each letter are. */
  readonly lengths: ReadonlyMap<string, number>
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'

/**
 * Reads 'ij,jk->ik', where '...' stands for further axes, which broadcast, and gets letters too. Without '->' the result
 * has the letters that stand once, in alphabetical order, behind those of '...'.
 *
 * @throws TypeError for text that is no list of subscripts, RangeError where they do not fit the shapes.
 */
export function readSubscripts(text: string, shapes: readonly Shape[]): Subscripts {
  const [inputs, result] = halves(text)
  const written = inputs.split(',')
  if (written.length !== shapes.length) {
    throw new RangeError(
      `einsum: '${text}' is for ${written.length} operand${written.length === 1 ? '' : 's'}, got ${shapes.length}`,
    )
  }
  for (const term of written) checkTerm(text, term)
  const further = written.map((term, i) => furtherAxes(term, i, shapes[i]))
  const dots = lettersOfDots(text, Math.max(...further))
  const spell = (term: string, axes: number) => term.replace('...', dots.slice(dots.length - axes))
  const terms = written.map((term, i) => spell(term, further[i]))
  const output = result === undefined ? dots + lettersThatStandOnce(inputs) : spell(result, dots.length)
  if (result !== undefined) checkOutput(text, result, output, terms, dots)
  return { terms, output, lengths: lengthsOf(terms, shapes) }
}

const axesInWords = (n: number): string => (n === 1 ? '1 axis' : `${n} axes`)

function halves(text: string): string[] {
  if (typeof text !== 'string') {
    throw new TypeError(`einsum: the subscripts come first, text such as 'ij,jk->ik', got ${describeValue(text)}`)
  }
  const parts = text.replaceAll(' ', '').split('->')
  if (parts.length <= 2) return parts
  throw new TypeError(`einsum: '${text}' has '->' more than once; the letters of the result stand behind the only one`)
}

function checkTerm(text: string, term: string): void {
  const rest = term.replace('...', '')
  for (const character of rest) {
    if (LETTERS.includes(character)) continue
    const why = character === '.' ? "dots are '...', once in a term" : 'an axis is one letter, a to z or A to Z'
    throw new TypeError(`einsum: '${text}' has '${character}', which stands for no axis: ${why}`)
  }
}

/** How many axes '...' stands for in an operand. */
function furtherAxes(term: string, i: number, shape: Shape): number {
  const letters = term.replace('...', '').length
  const further = shape.length - letters
  if (term.includes('...') ? further >= 0 : further === 0) return further
  throw new RangeError(
    `einsum: '${term}' names ${axesInWords(letters)}, but operand ${i + 1} of shape ${formatShape(shape)} has ${shape.length}`,
  )
}

/** Letters that the text does not use. */
function lettersOfDots(text: string, count: number): string {
  if (count === 0) return ''
  const free = [...LETTERS].filter((letter) => !text.includes(letter))
  if (count <= free.length) return free.slice(0, count).join('')
  throw new RangeError(`einsum: '${text}' leaves ${free.length} letters, and '...' needs ${count}`)
}

const lettersThatStandOnce = (inputs: string): string =>
  [...LETTERS]
    .filter((letter) => inputs.includes(letter) && inputs.indexOf(letter) === inputs.lastIndexOf(letter))
    .sort()
    .join('')

function checkOutput(text: string, result: string, output: string, terms: readonly string[], dots: string): void {
  checkTerm(text, result)
  if (dots !== '' && !result.includes('...')) {
    throw new RangeError(
      `einsum: '${text}' drops the ${axesInWords(dots.length)} of '...'; write '...' in the result too`,
    )
  }
  for (const letter of output) {
    if (!terms.some((term) => term.includes(letter))) {
      throw new RangeError(`einsum: '${letter}' in the result of '${text}' is in no operand, so its length is unknown`)
    }
    if (output.indexOf(letter) === output.lastIndexOf(letter)) continue
    throw new RangeError(
      `einsum: '${letter}' stands twice in the result of '${text}'; a diagonal can be read, not written`,
    )
  }
}

function lengthsOf(terms: readonly string[], shapes: readonly Shape[]): Map<string, number> {
  const lengths = new Map<string, number>()
  for (const [i, term] of terms.entries()) {
    for (const [axis, letter] of [...term].entries()) {
      const length = shapes[i][axis]
      const first = shapes[i][term.indexOf(letter)]
      const known = lengths.get(letter) ?? 1
      if (length !== first || (length !== known && length !== 1 && known !== 1)) {
        throw new RangeError(
          `einsum: '${letter}' is ${length} long in operand ${i + 1} of shape ${formatShape(shapes[i])}, and ` +
            `${length === first ? known : first} before; axes of one letter must be equally long, or 1`,
        )
      }
      if (known === 1) lengths.set(letter, length)
    }
  }
  return lengths
}

export interface TensordotOptions {
  /**
   * How many axes to sum over, the last ones of x with the first ones of y, or which: those of x and those of y. 2 when
   * left out, as in NumPy.
   */
  axes?: number | readonly [x: number | readonly number[], y: number | readonly number[]] | undefined
}

/** The subscripts of the product that `tensordot` is. */
export function tensordotSubscripts(x: Shape, y: Shape, axes: TensordotOptions['axes'] = 2): string {
  const [ofX, ofY] = pairsOfAxes(x.length, y.length, axes)
  for (const [i, axis] of ofX.entries()) {
    if (x[axis] === y[ofY[i]]) continue
    throw new RangeError(
      `tensordot: axis ${axis} of shape ${formatShape(x)} and axis ${ofY[i]} of shape ${formatShape(y)} are to be summed ` +
        `over together, but their lengths differ`,
    )
  }
  const first = [...LETTERS.slice(0, x.length)]
  const second = [...LETTERS.slice(x.length, x.length + y.length)]
  ofX.forEach((axis, i) => {
    second[ofY[i]] = first[axis]
  })
  const left = first.filter((_, axis) => !ofX.includes(axis))
  const right = second.filter((_, axis) => !ofY.includes(axis))
  return `${first.join('')},${second.join('')}->${left.join('')}${right.join('')}`
}

function pairsOfAxes(m: number, n: number, axes: TensordotOptions['axes']): [number[], number[]] {
  if (typeof axes === 'number') {
    if (!(Number.isInteger(axes) && axes >= 0 && axes <= Math.min(m, n))) {
      throw new RangeError(
        `tensordot: axes ${axes} must be a whole number of axes that both have, 0 to ${Math.min(m, n)}`,
      )
    }
    return [Array.from({ length: axes }, (_, i) => m - axes + i), Array.from({ length: axes }, (_, i) => i)]
  }
  if (!Array.isArray(axes) || axes.length !== 2) {
    throw new TypeError(`tensordot: axes are a number, or two lists [[1, 2], [0, 1]], got ${describeValue(axes)}`)
  }
  const [ofX, ofY] = [normalizeAxes('tensordot', axes[0], m), normalizeAxes('tensordot', axes[1], n)]
  if (ofX.length === ofY.length) return [ofX, ofY]
  throw new RangeError(`tensordot: ${ofX.length} axes of x and ${ofY.length} of y; they are summed over in pairs`)
}
