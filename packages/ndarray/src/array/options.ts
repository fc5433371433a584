import { describeValue } from './describe-value.ts'

/**
 * Checks options, which are given in one object, unlike NumPy's `x.sum(0)` and `zeros(3, 'int32')`.
 * `examples` has an example of each option.
 *
 * @throws TypeError, with the name of the operation, for anything but an object and for an unknown option.
 */
export function checkOptions<T extends object>(operation: string, options: T, examples: Required<T>): T {
  if (typeof options !== 'object' || options === null || Array.isArray(options)) {
    throw new TypeError(
      `${operation}: options stand in one object such as ${firstOf(examples)}, got ${describeValue(options)}`,
    )
  }
  for (const name in options) {
    if (name in examples) continue
    throw new TypeError(`${operation}: there is no option ${name}, only ${Object.keys(examples).join(', ')}`)
  }
  return options
}

function firstOf(examples: object): string {
  const [[name, example]] = Object.entries(examples)
  return `{ ${name}: ${typeof example === 'string' ? `'${example}'` : example} }`
}
