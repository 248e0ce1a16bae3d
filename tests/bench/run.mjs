/** Builds the benchmark as the app is built, for how code is bundled is part of its speed, and runs it. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { findBrowser } from '../e2e/browser.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const out = join(root, 'node_modules/.cache/throughline/bench')
const entry = (/** @type {string} */ name) => fileURLToPath(new URL(`./${name}.ts`, import.meta.url))

await build({
  configFile: false,
  root,
  logLevel: 'warn',
  build: {
    ssr: true,
    outDir: out,
    emptyOutDir: true,
    target: 'node20',
    rollupOptions: {
      input: { main: entry('main'), memory: entry('memory'), thread: entry('thread') },
      external: ['@playwright/test', 'vite', '@sparticuz/chromium'],
      // As the workers of the app are built: names that never change are known as such.
      output: { entryFileNames: '[name].js', topLevelVar: false },
    },
  },
})
const browser = findBrowser()
const env = { ...process.env, ...browser.env, CHROMIUM_PATH: browser.path }
const { status } = spawnSync(process.execPath, [join(out, 'main.js'), ...process.argv.slice(2)], {
  cwd: root,
  env,
  stdio: 'inherit',
})
process.exitCode = status ?? 2
