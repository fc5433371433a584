import { defineConfig } from 'vite'

export default defineConfig({
  // Packages resolve to their sources, as everywhere in the workspace.
  resolve: { conditions: ['@dezero/source', 'module', 'browser', 'development|production'] },
})
