/** The content of a plot. */
export interface Panel {
  title: string
  x: Axis
  y: Axis
  /** Later ones are drawn on top. */
  lines: Line[]
}

export interface Axis {
  title: string
  type: 'log' | 'linear'
  /** Where a linear axis begins; 0 by default. */
  from?: number
}

export interface Line {
  label: string
  colour: string
  thickness: number
  /** Is there a dot at each point? */
  dots: boolean
  points: { x: number; y: number }[]
}
