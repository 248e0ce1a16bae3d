import { expect, test } from 'vitest'
import { incoming, mutate } from './mutated.ts'

test.each(incoming)('%s: 10,000 changed files', async (name, file, read) => {
  const refused = await mutate(file, read, 10_000)
  console.info(`${name}: ${refused} of 10,000 refused`)
  expect(refused).toBeGreaterThan(1000)
})
