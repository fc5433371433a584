import { Variable } from '@dezero/core'
import { Variable as SimpleVariable } from '@dezero/core-simple'
import { heldVariables } from './held.ts'
import { mostPasses } from './limits.ts'
import type { Named } from './names.ts'
import { type Pass, passOf } from './pass.ts'

/**
 * Reports each pass that scripts make from now on, before it is made. The function that it returns is called when the
 * script has ended: where it made none, the pass of the last result that it holds is reported.
 */
export function recordPasses(report: (pass: Pass) => void): () => void {
  let count = 0
  const record = (y: Named) => {
    for (const [name, x] of heldVariables()) {
      x.name ||= name
      if (x.grad && 'creator' in x.grad) (x.grad as Named).name ||= `g${x.name}`
    }
    if (count++ < mostPasses) report(passOf(y))
  }
  for (const { prototype } of [Variable, SimpleVariable] as unknown as { prototype: Named }[]) {
    const { backward } = prototype
    prototype.backward = function (...options) {
      if (this.creator !== undefined) record(this as Named)
      backward.apply(this, options)
    }
  }
  return () => {
    const last = [...heldVariables().values()].reverse().find(({ creator }) => creator !== undefined)
    if (count === 0 && last !== undefined) record(last as Named)
  }
}
