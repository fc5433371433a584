import type { TorchModule } from '../src/index.ts'

/** The class or the function that a file begins with, without what it needs. */
export function mainOf({ code }: TorchModule): string {
  const start = code.search(/^(class|def) /m)
  return code.slice(start, code.indexOf('\n\n\n', start))
}
