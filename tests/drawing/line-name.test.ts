import { expect, test } from 'vitest'
import { placeLineName } from '../../src/drawing/index.ts'

const open = (from: number) => [[from, Infinity]] as const

test('the name of a line stands in the first gap that holds it in both languages', () => {
  const gaps = [
    [16, 120],
    [200, 460],
    [500, Infinity],
  ] as const
  expect(placeLineName('visibility', gaps, [0, 1000], 'en')).toMatchObject({ x: 200, languages: ['en', 'zh-CN'] })
  expect(placeLineName('visibility', gaps, [0, 1000], 'zh-CN')).toMatchObject({ x: 200, languages: ['zh-CN', 'en'] })
})

test('it moves along inside of its gap while the picture is pushed', () => {
  expect(placeLineName('visibility', open(16), [700, 1700], 'en')?.x).toBe(714)
})

test('before it would run out at the right edge it is said in one language, and then not at all', () => {
  expect(placeLineName('internal-interaction', open(700), [0, 1000], 'en')?.languages).toMatchObject(['en', 'zh-CN'])
  expect(placeLineName('internal-interaction', open(800), [0, 1000], 'en')).toMatchObject({ x: 800, languages: ['en'] })
  expect(placeLineName('internal-interaction', open(900), [0, 1000], 'en')).toBeUndefined()
  expect(placeLineName('internal-interaction', open(900), [0, 1000], 'zh-CN')?.languages).toMatchObject(['zh-CN'])
})
