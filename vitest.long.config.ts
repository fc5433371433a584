import { defineConfig, mergeConfig } from 'vitest/config'
import usual from './vitest.config.ts'

/** Tests that install something or take minutes: `pnpm test:long`. */
const { include: _, ...rest } = usual.test ?? {}
export default mergeConfig(
  { ...usual, test: rest },
  defineConfig({
    test: {
      include: ['{packages,apps}/*/test/**/*.long.ts', 'test/**/*.long.ts'],
      fileParallelism: false,
      testTimeout: 600_000,
      hookTimeout: 600_000,
    },
  }),
)
