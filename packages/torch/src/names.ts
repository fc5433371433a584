const keywords = new Set(
  (
    'False None True and as assert async await break class continue def del elif else except finally for from global if import in ' +
    'is lambda nonlocal not or pass raise return try while with yield'
  ).split(' '),
)

/** Can Python give it to a variable, or to a field? */
export const isIdentifier = (name: string): boolean => /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) && !keywords.has(name)

/** What nn.Module has, among what a field could well be called. */
const ofModules = new Set(
  (
    'add_module apply bfloat16 buffers call_super_init children cpu cuda double dump_patches eval extra_repr float forward ' +
    'get_buffer get_parameter get_submodule half load_state_dict modules named_buffers named_children named_modules named_parameters ' +
    'parameters register_buffer register_module register_parameter requires_grad_ share_memory state_dict to to_empty train ' +
    'training type xpu zero_grad'
  ).split(' '),
)

/** @throws RangeError for the name of a field that a module cannot have. */
export function fieldName(name: string, path: string): string {
  if (isIdentifier(name) && !ofModules.has(name)) return name
  throw new RangeError(
    `toTorch: ${path}: ${JSON.stringify(name)} cannot be the name of a field in a PyTorch module; rename it`,
  )
}

/** Names for variables, no two of them the same. */
export class Names {
  #taken: Set<string>
  #counts = new Map<string, number>()

  constructor(taken: readonly string[]) {
    this.#taken = new Set(taken)
  }

  /** The wish itself, or, where that is taken or no name, it or y with a number behind. */
  of(wish: string | undefined): string {
    const stem = wish?.replace(/[^\p{L}\p{N}_]+/gu, '_') ?? ''
    const name = isIdentifier(stem) && !this.#taken.has(stem) ? stem : this.#numbered(isIdentifier(stem) ? stem : 'y')
    this.#taken.add(name)
    return name
  }

  #numbered(stem: string): string {
    for (let i = this.#counts.get(stem) ?? 1; ; i++) {
      this.#counts.set(stem, i + 1)
      if (!this.#taken.has(`${stem}${i}`)) return `${stem}${i}`
    }
  }
}
