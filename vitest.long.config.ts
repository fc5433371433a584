import { defineConfig } from 'vitest/config'
import config from './vitest.config.ts'

/** What `test:long` runs after the steps: `*.long.ts`, which nothing else runs, and properties with many more cases. */
export default defineConfig({
  ...config,
  test: {
    ...config.test,
    include: [
      '{packages,apps}/*/test/**/*.long.ts',
      '{packages,apps}/*/test/**/*.property.test.ts',
      'test/**/*.long.ts',
    ],
    setupFiles: ['@dezero/testing/matchers', '@dezero/testing/many-cases'],
    fileParallelism: false, // several install the same libraries
    testTimeout: 1_800_000,
    hookTimeout: 600_000,
  },
})
