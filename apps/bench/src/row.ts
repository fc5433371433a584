/** One line of the table. */
export interface Row {
  name: string
  /** Prepares what is needed, and gives what is timed. */
  run(): () => unknown
  /** How many operations one run counts for. */
  per?: number
  /** How often a sample runs it, where one run is too short for a clock. */
  repeat?: number
}
