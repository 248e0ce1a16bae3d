/**
 * `npm start`: installs what is missing, builds, serves the app on 127.0.0.1, prints the address, opens the browser.
 *   --no-open    leave the browser closed (also when CI is set)
 *   --port N     another port; the saved blueprints belong to the address, so another port shows another desk
 */
import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { parseArgs } from 'node:util'
import { installMissing, root } from './install.mjs'

const { values } = parseArgs({
  options: { open: { type: 'boolean', default: true }, port: { type: 'string', default: '4173' } },
  allowNegative: true,
})

installMissing()

// Before the build: it would take the files away under an app that is running.
const port = Number(values.port)
if (await isTaken(port)) {
  console.error(`Port ${port} is taken; perhaps Throughline runs already. Stop it, or: npm start -- --port ${port + 1}`)
  process.exit(1)
}

// Only now: Vite has just been installed.
const { build, preview } = await import('vite')
console.log('Building …')
await build({ root, logLevel: 'warn' })

const server = await preview({ root, preview: { port }, logLevel: 'warn' })
const address = `http://127.0.0.1:${port}/`
console.log(`Throughline is at ${address}   (Ctrl+C stops it)`)
if (values.open && !process.env.CI) openBrowser(address)

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
  process.on(signal, () => void server.close().finally(() => process.exit(0)))
}

/**
 * @param {number} port
 * @returns {Promise<boolean>}
 */
function isTaken(port) {
  return new Promise((resolve) => {
    const probe = createServer().on('error', () => resolve(true))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(false)))
  })
}

/** @param {string} url */
function openBrowser(url) {
  const opener = process.platform === 'darwin' ? 'open' : process.platform === 'win32' ? 'explorer' : 'xdg-open'
  // A machine without a desktop has no opener: the printed address is enough.
  spawn(opener, [url], { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref()
}
