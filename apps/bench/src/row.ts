/** One line of the table. */
export interface Row {
  name: string
  /** Prepares the inputs, and returns the function that is timed. */
  run(): () => unknown
  /** How many operations there are in one run; times are divided by it. */
  per?: number
  /** How many runs make a sample, where a single run is too short for the clock. */
  repeat?: number
}
