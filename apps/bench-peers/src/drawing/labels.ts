/** A text at the end of a line. */
export interface Label {
  text: string
  colour: string
  x: number
  y: number
}

/** Moves labels down until those at the same x are at least `gap` apart. */
export function apart(labels: readonly Label[], gap: number): Label[] {
  const placed: Label[] = []
  for (const label of labels.toSorted((a, b) => a.y - b.y)) {
    const above = placed.findLast(({ x }) => Math.abs(x - label.x) < 1)
    placed.push({ ...label, y: above === undefined ? label.y : Math.max(label.y, above.y + gap) })
  }
  return placed
}
