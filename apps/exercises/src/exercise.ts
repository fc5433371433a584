/** A text in both languages of the site. */
export interface Text {
  readonly en: string
  readonly ko: string
}

/** A place in the script of a step that a learner fills. */
export interface Blank {
  /**
   * Words of the script, one after another, each further down than the one before. If the line of the last ends in `{`,
   * `=>` or `=`, the blank is what is indented below it, otherwise the rest of that line.
   */
  readonly at: readonly [string, ...string[]]
  /** What to write there. */
  readonly task: Text
}

/** A file of a package. */
export interface Source {
  readonly package: string
  /** In the folder of the package. */
  readonly file: string
}

/** A step of the book with blanks. `Script` is what its checker looks at: the names that the script declares. */
export interface Exercise<Script = never> {
  readonly step: number
  readonly title: Text
  /** The file that it is cut out of, where the script of the step only uses what is to be written. */
  readonly source?: Source
  readonly blanks: readonly Blank[]
  /** Where the script begins to use what was written, which the check leaves out: the beginning of a line. */
  readonly until?: string
  /** Lines that the check replaces, so that a loop runs less often. */
  readonly replaced?: Readonly<Record<string, string>>
  /** What the checker looks at. */
  readonly names: readonly (keyof Script & string)[]
  /**
   * Looks at what the script has declared. It knows NumPy's part only from the script, so that both have the same.
   *
   * @throws Wrong where something is not as it should be.
   */
  check(script: Script & WithArrays): void | Promise<void>
}

/** Every script that is checked exports `@dezero/ndarray` as `np`. */
export interface WithArrays {
  readonly np: typeof import('@dezero/ndarray')
}

/** Declares an exercise; the type is what its checker looks at. */
export const exercise =
  <Script>() =>
  (definition: Exercise<Script>): Exercise =>
    definition
