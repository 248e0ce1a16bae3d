import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vitest/config'

/** Vite, Svelte and Vitest, in one file. */
export default defineConfig({
  plugins: [svelte({ configFile: false })],

  // Under Vitest, Svelte must resolve to its browser build, or components cannot be mounted.
  resolve: process.env.VITEST ? { conditions: ['browser'] } : {},

  worker: { format: 'es' },
  build: { target: 'es2023', sourcemap: true, chunkSizeWarningLimit: 1500 },
  server: { host: '127.0.0.1' },
  preview: { host: '127.0.0.1', port: 4173, strictPort: true },

  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/e2e/**'],
    // A file that needs a document says so in its first line: // @vitest-environment happy-dom
    environment: 'node',
    testTimeout: 20_000,
  },
})
