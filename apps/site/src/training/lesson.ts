/** What a reader chooses before a training begins. */
export interface Choices {
  lr: number
  hidden: number
}

/** A training that is watched: `scene` stays the same, `look()` is how it stands. */
export interface Lesson {
  readonly scene: Scene
  /** How many iterations it takes, and how many of them a frame shows. */
  readonly iterations: number
  readonly perFrame: number
  /** One iteration; gives its loss. */
  learn(): number
  look(): Look
}

export type Scene =
  | { kind: 'curve'; x: number[]; y: number[] }
  | { kind: 'regions'; x: number[][]; t: number[]; side: number }
  | { kind: 'digits'; images: Uint8Array; t: number[]; test: number }

export type Look =
  /** The predictions at the places of `places`. */
  | { kind: 'curve'; y: number[] }
  /** The class of each place of a square grid from −1 to 1, rows from the top. */
  | { kind: 'regions'; classes: number[] }
  /** What each shown image is taken for, and how many of the test images are right. */
  | { kind: 'digits'; answers: number[]; right: number }

/** What the worker sends: the scene, frames, and that it has ended, or why it could not go on. */
export type Frame =
  | { scene: Scene; iterations: number }
  | { iteration: number; loss: number; look: Look }
  | { ended: true }
  | { failed: string }

/** Where the curve is drawn. */
export const places = Array.from({ length: 101 }, (_, i) => i / 100)

/** The steps whose training can be watched, and what may be chosen: the usual values are those of the step, if it is quick. */
export const watched: Record<number, { lr: Range; hidden: Range }> = {
  43: { lr: { min: 0.01, max: 1, step: 0.01, usual: 0.2 }, hidden: { min: 1, max: 50, step: 1, usual: 10 } },
  48: { lr: { min: 0.05, max: 3, step: 0.05, usual: 1 }, hidden: { min: 1, max: 50, step: 1, usual: 10 } },
  51: { lr: { min: 0.01, max: 1, step: 0.01, usual: 0.1 }, hidden: { min: 10, max: 200, step: 10, usual: 100 } },
}

export interface Range {
  min: number
  max: number
  step: number
  usual: number
}
