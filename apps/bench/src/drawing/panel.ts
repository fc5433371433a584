/** What a plot shows. */
export interface Panel {
  title: string
  x: Axis
  y: Axis
  /** A later one is drawn over those before. */
  lines: Line[]
}

export interface Axis {
  title: string
  type: 'log' | 'linear'
  /** Where a linear one begins; at 0 unless it says. */
  from?: number
}

export interface Line {
  label: string
  colour: string
  thickness: number
  /** Is each of its points marked? */
  dots: boolean
  points: { x: number; y: number }[]
}
