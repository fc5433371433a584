import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  ssr: { resolve: { conditions: ['@dezero/source', 'node', 'import', 'default'] } },
  test: {
    include: ['{packages,apps}/*/test/**/*.test.ts', 'test/**/*.test.ts'],
    testTimeout: 120_000, // some tests run commands, one of them for 35 s, and a busy machine takes twice as long
    maxConcurrency: availableParallelism(), // more commands at once only make each of them slower
    setupFiles: ['@dezero/testing/matchers'],
  },
})
