import { randomInt } from 'node:crypto'
import { expect, test } from 'vitest'
import { endOf, unsoundModel } from './unsound.ts'

test('300 random models, many unsound: each ends in a result or in a named reason', { timeout: 120_000 }, async () => {
  const seed = randomInt(2 ** 31)
  console.log(`random models from seed ${seed}`)
  const ends = { result: 0, cut: 0, refused: 0 }
  for (let at = seed; at < seed + 300; at += 1) {
    const model = unsoundModel(at)
    const end = await endOf(model)
    expect(end.wrong, `model ${at}: ${model.acts.join('; ')}`).toEqual([])
    ends[end.is] += 1
  }
  // The lot is worth its name: some run, some do not.
  expect(ends.result).toBeGreaterThan(50)
  expect(ends.refused).toBeGreaterThan(50)
})
