import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  ssr: { resolve: { conditions: ['@dezero/source', 'node', 'import', 'default'] } },
  test: {
    include: ['{packages,apps}/*/test/**/*.test.ts', 'test/**/*.test.ts'],
    testTimeout: 60_000, // some tests run commands, and a machine may be busy
    maxConcurrency: availableParallelism(), // more commands at once only make each of them slower
    setupFiles: ['@dezero/testing/matchers'],
  },
})
