#!/usr/bin/env node
import '@dezero/strip-types'

await import('../src/all.ts')
