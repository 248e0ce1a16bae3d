import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hoursOf, painted, stretchesOf, type DayHours, type Stretch } from '../../src/blueprint/index.ts'

const h = 60
const tuesday = 24 * h
const office: DayHours = {
  days: ['mon', 'tue'],
  spans: [
    ['08:30', '12:00'],
    ['13:00', '17:30'],
  ],
}

test('days and spans lie one after the other in the week', () => {
  expect(stretchesOf([office])).toEqual([
    [8.5 * h, 12 * h],
    [13 * h, 17.5 * h],
    [tuesday + 8.5 * h, tuesday + 12 * h],
    [tuesday + 13 * h, tuesday + 17.5 * h],
  ])
})

test('a night goes into the next day, and from Sunday into Monday', () => {
  const night: DayHours = { days: ['sat', 'sun'], spans: [['22:00', '07:00']] }
  expect(stretchesOf([night])).toEqual([
    [0, 7 * h],
    [(5 * 24 + 22) * h, (6 * 24 + 7) * h],
    [(6 * 24 + 22) * h, 7 * 24 * h],
  ])
  expect(hoursOf(stretchesOf([night]))).toEqual([night])
})

describe('painting', () => {
  const monday = (stretches: readonly Stretch[]) => hoursOf(stretches).find(({ days }) => days.includes('mon'))?.spans

  test('opens the lunch break of one day, which then has hours of its own', () => {
    const after = painted(stretchesOf([office]), [12 * h, 13 * h], true)
    expect(hoursOf(after)).toEqual([
      { days: ['mon'], spans: [['08:30', '17:30']] },
      { days: ['tue'], spans: office.spans },
    ])
  })

  test('closes a part, and keeps minutes that no half hour has', () => {
    const after = painted(stretchesOf([{ days: ['mon'], spans: [['08:10', '12:00']] }]), [9 * h, 10 * h], false)
    expect(monday(after)).toEqual([
      ['08:10', '09:00'],
      ['10:00', '12:00'],
    ])
  })

  test('all of the week is seven whole days', () => {
    expect(hoursOf(painted([], [0, 7 * 24 * h], true))).toEqual([
      { days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], spans: [['00:00', '24:00']] },
    ])
  })
})

test('whatever is open stays open when it is written and read again', () => {
  const quarter = fc.integer({ min: 0, max: 7 * 96 })
  fc.assert(
    fc.property(fc.array(fc.tuple(quarter, quarter, fc.boolean()), { maxLength: 20 }), (strokes) => {
      let open: Stretch[] = []
      for (const [a, b, isOpen] of strokes) open = painted(open, [Math.min(a, b) * 15, Math.max(a, b) * 15], isOpen)
      expect(stretchesOf(hoursOf(open))).toEqual(open)
    }),
    { numRuns: 300 },
  )
})
