import { describeValue } from './describe-value.ts'

/**
 * The options, which stand in one object where NumPy takes `x.sum(0)` and `zeros(3, 'int32')`.
 * `examples` has an example of each.
 *
 * @throws TypeError, in the name of the operation, for anything else and for an option that there is not.
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
