/**
 * What the reports of Vitest and Playwright (JSON) say, in one form: who passed, who failed with which words, and how
 * long each test took.
 */

/** @typedef {{ name: string, seconds: number, failure?: string }} Test   `failure`: the first lines of what it said */
/** @typedef {{ passed: number, failed: number, skipped?: number, tests?: Test[] }} Count */

/**
 * @param {any} report
 * @returns {Count}
 */
export function ofVitest({ testResults, numPassedTests, numFailedTests, numPendingTests, numTodoTests }) {
  /** @type {Test[]} */
  const tests = testResults.flatMap((/** @type {any} */ { name, assertionResults }) =>
    assertionResults.map((/** @type {any} */ { fullName, duration, status, failureMessages }) => ({
      name: `${fileOf(name)} › ${fullName}`,
      seconds: (duration ?? 0) / 1000,
      ...(status === 'failed' ? { failure: firstLines(failureMessages.join('\n')) } : {}),
    })),
  )
  // A file that fails before its first test has no failed test to count.
  const broken = testResults.filter(
    (/** @type {any} */ { status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((/** @type {any} */ test) => test.status === 'failed'),
  )
  for (const { name, message } of broken) tests.push({ name: fileOf(name), seconds: 0, failure: firstLines(message) })
  return {
    passed: numPassedTests,
    failed: numFailedTests + broken.length,
    skipped: numPendingTests + numTodoTests,
    tests,
  }
}

/**
 * @param {any} report
 * @returns {Count}
 */
export function ofPlaywright({ stats, errors, suites }) {
  /** @type {Test[]} */
  const tests = specsIn(suites).flatMap(({ file, title, ok, tests }) =>
    tests.map((/** @type {any} */ { results }) => ({
      name: `${file} › ${title}`,
      seconds: results.reduce((/** @type {number} */ sum, /** @type {any} */ one) => sum + one.duration, 0) / 1000,
      ...(ok
        ? {}
        : { failure: firstLines(results.flatMap((/** @type {any} */ one) => one.errors.map(messageOf)).join('\n')) }),
    })),
  )
  for (const error of errors) tests.push({ name: 'Playwright', seconds: 0, failure: firstLines(messageOf(error)) })
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    skipped: stats.skipped,
    tests,
  }
}

/**
 * @param {any[]} suites
 * @returns {any[]}
 */
const specsIn = (suites) => suites.flatMap(({ specs = [], suites: inner = [] }) => [...specs, ...specsIn(inner)])

/** @param {any} error */
const messageOf = (error) => error.message ?? String(error)

/** @param {string} path */
const fileOf = (path) => path.replaceAll('\\', '/').replace(/^.*\/tests\//, '')

/**
 * Enough to know what broke, without colours, stack and lines of code.
 * @param {string} said
 */
function firstLines(said) {
  // eslint-disable-next-line no-control-regex
  const lines = said.replace(/\u001b\[[0-9;]*m/g, '').split('\n')
  return lines
    .filter((line) => line.trim() !== '' && !/^\s+at |^>?\s*\d* \|/.test(line))
    .slice(0, 4)
    .join('\n')
}
