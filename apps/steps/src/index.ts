// What other apps read of the steps: their texts, what they print, and what changes from one to the next.
export { type Core, coreFor } from './runner/core.ts'
export { patchBetween, stepBefore } from './runner/diff.ts'
export { expectedFile, type Showing, showingsOf } from './runner/expected.ts'
export { readSteps, type Step } from './runner/step.ts'
