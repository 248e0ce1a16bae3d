import { randomInt } from 'node:crypto'
import { expect, test } from 'vitest'
import { endOf, unsoundModel } from './unsound.ts'

test('10,000 random models, many unsound: each ends in a result or in a named reason', async () => {
  const seed = randomInt(2 ** 31)
  console.log(`random models from seed ${seed}`)
  const wrong: string[] = []
  const missed: string[] = []
  for (let at = seed; at < seed + 10_000; at += 1) {
    const model = unsoundModel(at)
    const found = await endOf(model).then(
      (end) => {
        if (end.missed.length > 0) missed.push(`model ${at}: ${end.missed.join(', ')}`)
        return end.wrong
      },
      (problem: unknown) => [String(problem)],
    )
    if (found.length > 0) wrong.push(`model ${at} (${model.acts.join('; ')}): ${found.join('; ')}`)
  }
  expect(wrong).toEqual([])
  console.log(`found only by the run: ${missed.join('; ') || 'none'}`)
  expect(missed.slice(10)).toEqual([])
})
