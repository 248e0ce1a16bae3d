/** The browser killed two hundred times at a random moment of a save: `tests/e2e/survives.spec.ts` in its long form. */
import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'

test('two hundred kills lose nothing that was said to be saved', () => {
  const { status } = spawnSync(process.execPath, ['tests/run.mjs', '--build', '--e2e', '--', 'survives.spec.ts'], {
    ...{ stdio: 'inherit', env: { ...process.env, THROUGHLINE_KILLS: '200' } },
  })
  expect(status).toBe(0)
})
