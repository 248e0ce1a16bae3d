/**
 * The Chromium that the end-to-end tests drive. Looked for in this order:
 *   1. CHROMIUM_PATH
 *   2. Playwright's own download
 *   3. a Chrome, Chromium or Edge of the system
 *   4. the one packed in @sparticuz/chromium (Linux x64), unpacked once into node_modules/.cache
 *   5. `playwright install chromium`
 * Plain JavaScript, so that tests/run.mjs can ask before any TypeScript runs.
 */
import { chromium } from '@playwright/test'
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** @typedef {{ path: string, env?: Record<string, string> }} Browser  env is what it needs beside the process's own */

/**
 * @returns {Browser}
 * @throws when no browser can be had; the message says what to do
 */
export function findBrowser() {
  const named = process.env.CHROMIUM_PATH
  if (named) {
    if (existsSync(named)) return { path: named }
    throw new Error(`CHROMIUM_PATH names “${named}”, but no file is there. Mend or unset it.`)
  }
  const found = playwrights() ?? systems() ?? packed() ?? downloaded()
  if (found) return found
  throw new Error(
    'No Chromium was found for the end-to-end tests, and none could be downloaded. ' +
      'Install Chrome or Chromium, or set CHROMIUM_PATH to the file of one.',
  )
}

/** @returns {Browser | undefined} */
function playwrights() {
  const path = chromium.executablePath()
  return existsSync(path) ? { path } : undefined
}

/** @returns {Browser | undefined} */
function systems() {
  const names = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'microsoft-edge']
  const onPath = (process.env.PATH ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)))
  const programs = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
  const usual = [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    ...programs.flatMap((folder) => (folder ? [join(folder, 'Google/Chrome/Application/chrome.exe')] : [])),
  ]
  // A file that cannot tell its version is a wrapper for something not installed: pass on to the next.
  const path = [...onPath, ...usual].find(
    (file) => existsSync(file) && (process.platform === 'win32' || runs({ path: file })),
  )
  return path ? { path } : undefined
}

/** @returns {Browser | undefined} */
function packed() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium')
  const { version } = JSON.parse(readFileSync(join(dirname(entry), '../../package.json'), 'utf8'))
  const home = join(root, 'node_modules/.cache', `chromium-${version}`)
  const browser = {
    path: join(home, 'chromium'),
    env: { LD_LIBRARY_PATH: join(home, 'al2023/lib'), FONTCONFIG_FILE: join(home, 'fonts.conf') },
  }
  const ready = join(home, 'ready')
  if (existsSync(ready)) return browser

  // Unpacked beside its place and moved there whole, so that two test runs starting together do not mix their files.
  const draft = `${home}.${process.pid}`
  try {
    console.log('Unpacking Chromium (once) …')
    mkdirSync(draft, { recursive: true })
    // The package unpacks into the temporary folder, and its libraries only where it believes to be on Lambda.
    const unpack = `import('@sparticuz/chromium').then((it) => it.default.executablePath())`
    execFileSync(process.execPath, ['--input-type=module', '--eval', unpack], {
      cwd: root,
      env: { ...process.env, TMPDIR: draft, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' },
      stdio: 'inherit',
    })
    rmSync(home, { recursive: true, force: true })
    renameSync(draft, home)
    writeFileSync(browser.env.FONTCONFIG_FILE, fontconfig(home))
    if (!runs(browser)) return undefined
    writeFileSync(ready, '')
    return browser
  } catch (error) {
    if (existsSync(ready)) return browser // another run was quicker
    console.error(`The packed Chromium could not be unpacked: ${error instanceof Error ? error.message : error}`)
    return undefined
  } finally {
    rmSync(draft, { recursive: true, force: true })
  }
}

/** @returns {Browser | undefined} */
function downloaded() {
  const cli = createRequire(import.meta.url).resolve('@playwright/test/cli')
  spawnSync(process.execPath, [cli, 'install', 'chromium'], { cwd: root, stdio: 'inherit', timeout: 5 * 60_000 })
  return playwrights()
}

/**
 * @param {Browser} browser
 * @returns {boolean} whether it starts far enough to tell its version
 */
function runs({ path, env }) {
  return spawnSync(path, ['--version'], { env: { ...process.env, ...env }, timeout: 30_000 }).status === 0
}

/**
 * The packed fonts first, the system's after them, and a cache that is ours.
 * @param {string} home
 */
const fontconfig = (home) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(home, 'fonts')}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${join(home, 'font-cache')}</cachedir>
</fontconfig>
`
