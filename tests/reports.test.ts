import { describe, expect, test } from 'vitest'
import { ofPlaywright, ofVitest } from './reports.mjs'

describe('what a run of the tests said', () => {
  test('Vitest: who failed with which words, without colours and stacks; a file that breaks counts as one', () => {
    const passed = { fullName: 'a queue serves', duration: 1_500, status: 'passed', failureMessages: [] }
    const said = 'AssertionError: \u001b[31mexpected 2 to be 3\u001b[39m\n    at /work/queue.test.ts:3:1\n'
    const failed = { fullName: 'a queue closes', duration: 20, status: 'failed', failureMessages: [said] }
    const report = {
      testResults: [
        { name: '/here/tests/kernel/queue.test.ts', status: 'failed', assertionResults: [passed, failed] },
        { name: '/here/tests/base/id.test.ts', status: 'failed', message: 'Cannot find id.ts', assertionResults: [] },
      ],
      ...{ numPassedTests: 1, numFailedTests: 1, numPendingTests: 0, numTodoTests: 0 },
    }
    expect(ofVitest(report)).toEqual({
      passed: 1,
      failed: 2,
      skipped: 0,
      tests: [
        { name: 'kernel/queue.test.ts › a queue serves', seconds: 1.5 },
        { name: 'kernel/queue.test.ts › a queue closes', seconds: 0.02, failure: 'AssertionError: expected 2 to be 3' },
        { name: 'base/id.test.ts', seconds: 0, failure: 'Cannot find id.ts' },
      ],
    })
  })

  test('Playwright: tests inside of groups are found, and errors outside of any test count', () => {
    const result = (duration: number, ...errors: string[]) => ({
      duration,
      errors: errors.map((message) => ({ message })),
    })
    const spec = (title: string, ok: boolean, ...results: unknown[]) => ({
      ...{ file: 'opens.spec.ts', title, ok },
      tests: [{ results }],
    })
    const inner = { specs: [spec('it closes', false, result(900, 'Error: still open\n\nLocator: main\n  at x.ts'))] }
    const report = {
      suites: [{ specs: [spec('it opens', true, result(2_000))], suites: [inner] }],
      errors: [{ message: 'no browser' }],
      stats: { expected: 1, unexpected: 1, flaky: 0, skipped: 0 },
    }
    expect(ofPlaywright(report)).toEqual({
      passed: 1,
      failed: 2,
      skipped: 0,
      tests: [
        { name: 'opens.spec.ts › it opens', seconds: 2 },
        { name: 'opens.spec.ts › it closes', seconds: 0.9, failure: 'Error: still open\nLocator: main' },
        { name: 'Playwright', seconds: 0, failure: 'no browser' },
      ],
    })
  })
})
