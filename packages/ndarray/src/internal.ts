// What sibling packages share beside the arrays. It may change with any version.
export { describeValue } from './describe-value.ts'
export { isFloat } from './dtype.ts'
export { checkOptions } from './options.ts'
export { normalizeAxes, sameShape } from './shape.ts'
