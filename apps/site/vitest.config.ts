import { defineConfig } from 'vitest/config'

export default defineConfig({
  ssr: { resolve: { conditions: ['@dezero/source', 'node', 'import', 'default'] } },
  test: {
    maxWorkers: 2, // two files, which mostly wait for Chromium
    root: import.meta.dirname,
    include: ['test/*.spec.ts'],
    testTimeout: 120_000,
    hookTimeout: 60_000,
  },
})
