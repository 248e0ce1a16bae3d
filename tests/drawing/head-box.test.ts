import { expect, test } from 'vitest'
import { captionTop, departmentHead, hasCaption } from '../../src/drawing/index.ts'

const says = (height: number, isFirst: boolean, asked: 1 | 2) => {
  const { lines, hasPeople, hasHours, hasAxis } = departmentHead(height, isFirst, false, asked)
  const rest = [hasPeople && 'people', hasHours && 'hours', hasAxis && 'axis'].filter(Boolean)
  return [`${lines} of ${asked}`, ...rest].join(', ')
}

test('the lower a head is, the less it says, and a long name comes before what stands under it', () => {
  expect([120, 70, 60, 45, 36, 30].map((height) => says(height, false, 2))).toEqual([
    '2 of 2, people, hours, axis',
    '2 of 2, people',
    '2 of 2, people',
    '2 of 2',
    '2 of 2',
    '1 of 2',
  ])
  expect([120, 70, 45, 36, 30].map((height) => says(height, false, 1))).toEqual([
    '1 of 1, people, hours, axis',
    '1 of 1, people, hours',
    '1 of 1, people',
    '1 of 1, people',
    '1 of 1',
  ])
})

test('under what its lane is there is less room', () => {
  expect([47, 46].map((height) => says(height, true, 2))).toEqual(['2 of 2', '1 of 2'])
  expect([75, 65].map((height) => says(height, true, 1))).toEqual(['1 of 1, people, hours', '1 of 1, people'])
})

test('whatever stands in a head lies inside of it, and under the name of the lane', () => {
  for (let height = 32; height < 200; height += 1)
    for (const isFirst of [false, true])
      for (const asked of [1, 2] as const) {
        const { name, lines, hasPeople, hasHours } = departmentHead(height, isFirst, false, asked)
        const foot = name + lines * 16 + (hasPeople ? 14 : 0) + (hasHours ? 14 : 0)
        expect(foot).toBeLessThanOrEqual(height)
        if (isFirst) expect(name).toBeGreaterThanOrEqual(captionTop(height) + 13)
      }
})

test('under the hours of a first department there is air before the line below', () => {
  for (let height = 53; height < 120; height += 1) {
    const { name, hasHours } = departmentHead(height, true, false)
    // Its name, its people, the hours, each with what lies between.
    if (hasHours) expect(height - (name + 18 + 14 + 14)).toBeGreaterThanOrEqual(5)
  }
  expect(departmentHead(71, true, false).hasHours).toBe(true)
})

test('a lane says what it is until there is room for one line only', () => {
  expect([40, 32, 31].map((height) => hasCaption({ folded: false }, height))).toEqual([true, true, false])
  expect(hasCaption({ folded: true }, 40)).toBe(false)
})

test('the name of the first department keeps clear of what its lane is, in a row of any height', () => {
  for (const height of [55, 65, 84, 85, 120])
    expect([height, departmentHead(height, true, false).name - captionTop(height) >= 15]).toEqual([height, true])
})
