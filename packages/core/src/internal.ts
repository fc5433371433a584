// What sibling packages share beside the core. It may change with any version.
export { Reduction, weighted } from './fold.ts'
export { madeSince, moment } from './moment.ts'
export { Step } from './step.ts'
export { withData } from './with-data.ts'
