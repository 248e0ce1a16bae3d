/**
 * Installs what package-lock.json asks for, when it is not there yet.
 * Plain JavaScript over Node alone: it runs on a fresh clone, before anything is installed.
 */
import { execFile, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The checkout this file lies in. */
export const root = fileURLToPath(new URL('../..', import.meta.url))

/** Runs `npm ci` when a package is absent or has another version than the lockfile; ends the process when it fails. */
export function installMissing() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19)) {
    stop(`Throughline needs Node 20.19 or later; this is Node ${process.versions.node}. Install a newer Node.`)
  }
  const missing = missingPackages()
  if (missing.length === 0) return
  console.log(`Installing (${missing.length} packages missing, ${missing[0]} first) …`)
  if (npm(['ci', '--no-audit', '--no-fund']) !== 0) {
    stop('npm ci failed; its message stands above. Check the connection to the npm registry and try again.')
  }
}

/**
 * Runs npm in the checkout, its output shown as it comes.
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {number} npm's exit code; 1 when it could not run or was killed
 */
export function npm(args, env = process.env) {
  const { file, rest, shell } = command(args)
  return spawnSync(file, rest, { cwd: root, env, stdio: 'inherit', shell }).status ?? 1
}

/**
 * The same beside other work: what it says is held back until it has ended.
 * @param {string[]} args
 * @returns {Promise<{ status: number, said: string }>}
 */
export function npmBeside(args) {
  const { file, rest, shell } = command(args)
  return new Promise((resolve) => {
    execFile(file, rest, { cwd: root, shell, maxBuffer: 1e8 }, (error, out, err) =>
      resolve({ status: error ? 1 : 0, said: out + err }),
    )
  })
}

/** @param {string[]} args */
function command(args) {
  // Inside `npm start` npm names its own file; without it the shell must find npm (npm.cmd on Windows).
  const own = process.env.npm_execpath
  return own?.endsWith('.js')
    ? { file: process.execPath, rest: [own, ...args], shell: false }
    : { file: `npm ${args.join(' ')}`, rest: [], shell: true }
}

/** @returns {string[]} places of packages that the lockfile names and node_modules lacks or has in another version */
function missingPackages() {
  const wanted = packagesOf('package-lock.json')
  const installed = packagesOf('node_modules/.package-lock.json')
  return Object.keys(wanted).filter((place) => {
    if (place === '') return false
    if (!(place in installed)) return !wanted[place].optional // another platform's binary is rightly absent
    return installed[place].version !== wanted[place].version || !existsSync(join(root, place, 'package.json'))
  })
}

/**
 * @param {string} lockfile
 * @returns {Record<string, { version?: string, optional?: boolean }>}
 */
function packagesOf(lockfile) {
  const path = join(root, lockfile)
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).packages : {}
}

/** @param {string} message */
function stop(message) {
  console.error(message)
  process.exit(1)
}
