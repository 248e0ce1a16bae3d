/**
 * `npm test`: every check of the project, on a fresh clone too. The last line is the sum.
 *   --lint --types --unit --build --e2e     only these stages (`npm test -- --unit`)
 *   what follows `--` goes to Vitest and Playwright: `node tests/run.mjs --unit -- tests/kernel`
 * Lint, types and build count as one check each; unit and end-to-end tests count one by one.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { installMissing, npmBeside, root } from '../src/headless/install.mjs'
import { ofPlaywright, ofVitest } from './reports.mjs'

/** @typedef {import('./reports.mjs').Count} Count */

const reports = join(root, 'node_modules/.cache/throughline')

/** @type {Record<string, (filters: string[]) => Count | Promise<Count>>} */
const stages = {
  lint: () => oneCheck('lint'),
  types: () => oneCheck('types'),
  build: () => oneCheck('build'),
  unit: unitTests,
  e2e: endToEndTests,
}
/** Those that are one check each, by the scripts that they are: two lines side by side, for each takes one core. */
const checks = [{ lint: 'lint' }, { types: 'check', build: 'build' }]

const { values, positionals } = parseArgs({
  options: Object.fromEntries(Object.keys(stages).map((name) => [name, { type: /** @type {const} */ ('boolean') }])),
  allowPositionals: true,
})
const chosen = Object.keys(stages).filter((name) => values[name] || Object.keys(values).length === 0)

installMissing()
/** @type {Map<string, ReturnType<typeof npmBeside>>} */
const begun = new Map()
for (const line of checks) {
  /** @type {Promise<unknown>} */
  let before = Promise.resolve()
  for (const [name, script] of Object.entries(line).filter(([name]) => chosen.includes(name))) {
    const check = before.then(() => npmBeside(['run', '--silent', script]))
    begun.set(name, check)
    before = check
  }
}
mkdirSync(reports, { recursive: true })

const sum = { passed: 0, failed: 0 }
let unbuilt = false
/** @type {string[]} */
const lines = []
/** @type {string[]} */
const failures = []
for (const name of chosen) {
  console.log(`\n── ${name} ${'─'.repeat(60 - name.length)}`)
  const began = Date.now()
  /** @type {Count} */
  const count = name === 'e2e' && unbuilt ? nothingToTest() : await stages[name](positionals)
  const { passed, failed, skipped = 0, tests = [] } = count
  for (const test of tests) if (test.failure) failures.push(`✗ ${test.name}\n${test.failure.replace(/^/gm, '    ')}`)
  if (name === 'build') unbuilt = failed > 0
  sum.passed += passed
  sum.failed += failed
  const seconds = Math.round((Date.now() - began) / 1000)
  const also = skipped > 0 ? `, ${skipped} skipped` : ''
  lines.push(`${failed > 0 ? '✗' : '✓'} ${name.padEnd(6)} ${passed} passed, ${failed} failed${also}  (${seconds} s)`)
  for (const test of slowest(tests)) lines.push(`${test.seconds.toFixed(1).padStart(11)} s  ${test.name}`)
}
// Of a long log often the end alone is kept: what failed is said there again.
if (failures.length > 0) console.log(`\n${failures.join('\n')}`)
console.log(`\n${lines.join('\n')}\n`)
process.exitCode = sum.failed > 0 ? 1 : 0
console.log(`${sum.passed} passed, ${sum.failed} failed`)

/**
 * @param {string} name
 * @returns {Promise<Count>}
 */
async function oneCheck(name) {
  const { status, said } = (await begun.get(name)) ?? { status: 1, said: '' }
  console.log(said.trim())
  return status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

/**
 * @param {string[]} filters
 * @returns {Count}
 */
function unitTests(filters) {
  const file = join(reports, 'unit.json')
  const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--reporter=default', '--reporter=json']
  return counted(file, [...vitest, `--outputFile.json=${file}`, ...filters], {}, ofVitest)
}

/**
 * An older build may still lie in dist, and passing on it would prove nothing.
 * @returns {Count}
 */
function nothingToTest() {
  console.error('The build failed: there is no app to test.')
  return { passed: 0, failed: 1 }
}

/**
 * @param {string[]} filters
 * @returns {Count}
 */
function endToEndTests(filters) {
  const file = join(reports, 'e2e.json')
  const playwright = ['node_modules/@playwright/test/cli.js', 'test', '--config=tests/e2e/playwright.config.ts']
  const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: file }
  return counted(file, [...playwright, '--reporter=list,json', ...filters], env, ofPlaywright)
}

/** @param {import('./reports.mjs').Test[]} tests */
function slowest(tests) {
  return [...tests].sort((a, b) => b.seconds - a.seconds).slice(0, 5)
}

/**
 * Runs a tool that writes a report as JSON, and counts what stands in it.
 * A tool that fails without saying what failed (it crashed, hung, found no test) counts as one failure.
 * @param {string} file
 * @param {string[]} args  for Node
 * @param {Record<string, string>} env
 * @param {(report: any) => Count} count
 * @returns {Count}
 */
function counted(file, args, env, count) {
  rmSync(file, { force: true })
  const { status } = spawnSync(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: 'inherit',
    timeout: 15 * 60_000,
    killSignal: 'SIGKILL',
  })
  /** @type {Count} */
  let result = { passed: 0, failed: 0 }
  try {
    result = count(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    console.error(`No report came from: node ${args.join(' ')}`)
    result.failed = 1
  }
  if (status !== 0 && result.failed === 0) result.failed = 1
  return result
}
