// Runs TypeScript in Node: node --import @dezero/strip-types main.ts
import * as module from 'node:module'

process.setSourceMapsEnabled(true)

if (module.registerHooks) module.registerHooks(await import('./load.js'))
else module.register('./load.js', import.meta.url) // Node 20
