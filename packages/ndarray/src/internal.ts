// What sibling packages share beside the arrays. It may change with any version.
export { describeValue } from './array/describe-value.ts'
export { isFloat } from './array/dtype.ts'
export { checkOptions } from './array/options.ts'
export { normalizeAxes, sameShape } from './array/shape.ts'
