#!/usr/bin/env node
import '@dezero/strip-types'

await import('../src/terminal/main.ts')
