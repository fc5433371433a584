/** Names of values, each once. */
export class Names {
  readonly #taken = new Set<string>()

  has(name: string): boolean {
    return this.#taken.has(name)
  }

  /** The name, with a number behind it if it is taken. */
  fresh(wanted: string): string {
    let name = wanted
    for (let i = 2; this.#taken.has(name); i++) name = `${wanted}_${i}`
    this.#taken.add(name)
    return name
  }
}
