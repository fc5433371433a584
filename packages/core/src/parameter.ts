import { Variable } from './variable.ts'

/** A Variable that a layer learns: what layers look for among their fields, and optimizers update (step 44). */
export class Parameter extends Variable {}
