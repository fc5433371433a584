import * as full from '@dezero/core'
import * as simple from '@dezero/core-simple'
import * as functions from '@dezero/functions'
import * as conv from '@dezero/functions/conv'
import * as linalg from '@dezero/functions/linalg'
import { describe, expect, it } from 'vitest'

const packages = {
  '@dezero/core': full,
  '@dezero/core-simple': simple,
  '@dezero/functions': functions,
  '@dezero/functions/conv': conv,
  '@dezero/functions/linalg': linalg,
}

/** The classes of functions that a package exports. */
const classesOf = (exported: object) =>
  Object.entries(exported).filter(
    ([, value]) =>
      typeof value === 'function' &&
      (value.prototype instanceof full.FunctionNode || value.prototype instanceof simple.FunctionNode),
  )

describe.each(Object.entries(packages))('each class of %s', (_, exported) => {
  it.each(classesOf(exported))(
    'says its name, %s, so that it outlives a bundler that shortens names',
    (name, Class) => {
      expect(Object.getOwnPropertyDescriptor(Class, 'name')?.get?.()).toBe(name)
    },
  )
})
