/** End-to-end tests: the built app, served by `vite preview`, in a real Chromium. */
import { defineConfig, devices } from '@playwright/test'
import { createServer, type AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { findBrowser } from './browser.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const browser = findBrowser()

// The workers read this file again: the first reading decides the port for all.
const port = (process.env.THROUGHLINE_E2E_PORT ??= String(await freePort()))
const address = `http://127.0.0.1:${port}`

export default defineConfig({
  testDir: '.',
  outputDir: '../../node_modules/.cache/throughline/e2e',
  fullyParallel: true,
  // Two cores: a browser waits for its page, its frames and its figures more than half of the time.
  workers: 3,
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  globalTimeout: 20 * 60_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: {
    ...devices['Desktop Chrome'],
    baseURL: address,
    viewport: { width: 1440, height: 900 },
    // One that looks at it allows it: it would fetch the whole app for each test.
    serviceWorkers: 'block',
    locale: 'en-GB',
    timezoneId: 'Asia/Shanghai',
    screenshot: 'only-on-failure',
    // A press waits until what it presses stands still.
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: {
      executablePath: browser.path,
      env: { ...(process.env as Record<string, string>), ...browser.env },
      chromiumSandbox: false,
      // Quiet on a closed network.
      args: [
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  webServer: {
    // Node itself and not npx: killing npx would leave the server behind.
    command: `"${process.execPath}" node_modules/vite/bin/vite.js preview --port ${port}`,
    cwd: root,
    url: address,
    reuseExistingServer: false,
    stdout: 'ignore',
  },
})

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => resolve(port))
    })
  })
}
