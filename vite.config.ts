import { svelte } from '@sveltejs/vite-plugin-svelte'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'
import { jsonSchema } from './src/blueprint/index.ts'
import { headers, withinPolicy, policyInPage } from './src/headless/closed-doors.ts'

/**
 * Each of these begins afresh, in a process of its own: what is tested keeps something between one act and the next (a
 * document of the page, the storage, what is open), or a clock of its own runs.
 */
const apart = [
  'tests/workspace/**/*.test.ts',
  'tests/views/editing/editor.test.ts',
  'tests/views/inspector/chasing-and-escalation.test.ts',
  'tests/views/inspector/every-record.test.ts',
  'tests/views/story/story.test.ts',
]

const offline = 'service-worker'

/** Vite, Svelte and Vitest, in one file. */
export default defineConfig({
  plugins: [svelte({ configFile: false }), schemaFile(), installable(), policyInPage(), withinPolicy()],

  // Under Vitest, Svelte must resolve to its browser build, or components cannot be mounted.
  resolve: process.env.VITEST ? { conditions: ['browser'] } : {},

  worker: { format: 'es', plugins: () => [withinPolicy()] },
  build: {
    target: 'es2023',
    sourcemap: true,
    chunkSizeWarningLimit: 1500,
    rollupOptions: {
      input: { index: 'index.html', [offline]: `src/${offline}.ts` },
      // It rules what lies beside and below it.
      output: { entryFileNames: ({ name }) => (name === offline ? '[name].js' : 'assets/[name]-[hash].js') },
    },
  },
  server: { host: '127.0.0.1' },
  preview: { host: '127.0.0.1', port: 4173, strictPort: true, headers },

  test: {
    projects: [
      // What keeps nothing is loaded once for many files.
      {
        extends: true,
        test: { name: 'shared', include: ['tests/**/*.test.ts'], exclude: [...apart, 'tests/e2e/**'], isolate: false },
      },
      { extends: true, test: { name: 'apart', include: apart } },
    ],
    setupFiles: ['tests/kernel/audit-every-run.ts'],
    // A file that needs a document says so in its first line: // @vitest-environment happy-dom
    environment: 'node',
    maxWorkers: '100%',
    // Not a measure of speed: a test that hangs is to fail, one on a busy machine is not.
    testTimeout: 120_000,
  },
})

/** Serves the document format as JSON Schema beside the app. */
function schemaFile(): Plugin {
  return {
    name: 'throughline-schema',
    generateBundle() {
      const source = `${JSON.stringify(jsonSchema(), null, 2)}\n`
      this.emitFile({ type: 'asset', fileName: 'throughline-blueprint.schema.json', source })
    },
  }
}

/** The app as one that can be installed: its manifest, and the files of this release in the worker that keeps them. */
function installable(): Plugin {
  const manifest = {
    ...{ name: 'Throughline', short_name: 'Throughline', start_url: './', scope: './', display: 'standalone' },
    description: 'Draw a service, run it under load, read where it breaks.',
    ...{ background_color: '#f5f6f8', theme_color: '#ffffff', categories: ['business', 'productivity'] },
    icons: [{ src: 'icon.svg', type: 'image/svg+xml', sizes: 'any', purpose: 'any' }],
  }
  return {
    name: 'throughline-installable',
    apply: 'build',
    transformIndexHtml: () => [
      { tag: 'link', attrs: { rel: 'manifest', href: './manifest.webmanifest' }, injectTo: 'head' },
    ],
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'manifest.webmanifest', source: JSON.stringify(manifest) })
      this.emitFile({ type: 'asset', fileName: 'icon.svg', source: readFileSync('src/views/shell/logo.svg') })
    },
    writeBundle({ dir = 'dist' }) {
      const worker = join(dir, `${offline}.js`)
      const files = (readdirSync(dir, { recursive: true }) as string[])
        .map((file) => file.replaceAll('\\', '/'))
        .filter((file) => /\.\w+$/.test(file) && !file.endsWith('.map') && file !== `${offline}.js`)
        .sort()
      const digest = createHash('sha256')
      for (const file of files) digest.update(file).update(readFileSync(join(dir, file)))
      const kept = ['./', ...files.filter((file) => file !== 'index.html')]
      const release = [`throughline-${digest.digest('hex').slice(0, 12)}`, ...kept].join(' ')
      writeFileSync(worker, readFileSync(worker, 'utf8').replace('__RELEASE__', release))
    },
  }
}
