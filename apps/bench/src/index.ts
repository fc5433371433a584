// What @dezero/bench-peers builds on. Workers of other libraries import `inputs` and `measure` alone, which load no core.
export { familiesWith, rows, rowsOf, rowsWith } from './choice.ts'
export { duration } from './duration.ts'
export { type Family, families } from './growth.ts'
export { type Snapshot, type TrainingMemory, watchTraining } from './memory.ts'
export { count, milliseconds } from './options.ts'
export { megabytes, trainingLines } from './report.ts'
export type { Row } from './row.ts'
