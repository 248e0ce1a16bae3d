/** What the inspector is tried with: nothing is kept and nothing runs, so what is shown is without figures. */
import type { Blueprint } from '../../../src/blueprint/index.ts'
import { check } from '../../../src/rules/index.ts'
import type { Means } from '../../../src/workspace/index.ts'

const begun = (blueprint: Blueprint) => ({
  ...{ id: blueprint.id, blueprint },
  write: () => {},
  keep: () => {},
  commit: () => Promise.resolve(),
  watch: () => () => {},
})

export const means = {
  library: { begin: begun },
  check,
  simulator: { run: () => ({ stop: () => {} }) },
} as unknown as Means
