import { expect, test } from 'vitest'
import { figuresOf, type HandRow, type World } from './by-hand.ts'

const records = {
  front: { type: 'lane', name: { en: 'Front' }, role: 'frontstage' },
  check: { type: 'node', kind: 'action', name: { en: 'Check' }, lane: 'front' },
  mend: { type: 'node', kind: 'action', name: { en: 'Mend' }, lane: 'front' },
  rebook: { type: 'node', kind: 'action', name: { en: 'Rebook' }, lane: 'front' },
  over: { type: 'flow', kind: 'sequence', from: 'check', to: 'mend' },
  answer: {
    ...{ type: 'clock', name: { en: 'Answer' }, counts: 'natural', leading: true },
    ...{ start: { at: 'check', when: 'enter' }, stop: { at: 'mend', when: 'finish' } },
    pauses: [{ at: 'rebook', cause: 'customer' }],
  },
  hour: { type: 'service-level', clock: 'answer', within: { value: 60, unit: 'min' }, attainment: 0.9 },
}
const world: World = {
  records,
  places: { check: [], over: [], mend: [], rebook: [] },
  flows: ['over', 'back'],
  to: 1440,
}

/** Waits 5, is checked for 10, 4 on its way, waits `queue`, is mended until 6 before and after a night of `night`. */
const handed = (slot: number, from: number, queue: number, night = 0): HandRow[] => {
  const mend = from + 19 + queue
  const end = mend + 12 + night
  return [
    [from, 'arrive', slot, 0, 'check', 0, slot],
    [from, 'enter', slot, 0, 'check', -1, 0],
    [from + 5, 'begin', slot, 0, 'check', -1, 5],
    [from + 15, 'finish', slot, 0, 'check', 'over', 10],
    [from + 15, 'enter', slot, 0, 'over', 'over', 0],
    [from + 15, 'begin', slot, 0, 'over', 'over', 0],
    [from + 19, 'finish', slot, 0, 'over', 'over', 4],
    [from + 19, 'enter', slot, 0, 'mend', 'over', 0],
    [mend, 'begin', slot, 0, 'mend', 'over', queue],
    [mend + 6, 'suspend', slot, 0, 'mend', 0, 6],
    [mend + 6 + night, 'resume', slot, 0, 'mend', 0, night],
    [end, 'finish', slot, 0, 'mend', '', 12 + night],
    [end, 'gone', slot, 0, 'mend', 'satisfied', end - from],
  ]
}
const ate = (figures: ReturnType<typeof figuresOf>, cases: string) =>
  Object.fromEntries(
    Object.values(figures).flatMap(({ measure, of, by, value }) =>
      by?.cases === cases && value !== undefined && value !== 0 ? [[`${measure}@${of}`, value]] : [],
    ),
  )

test('minutes by step, of those that were late and of those that were kept, make up the time on the clock', () => {
  // Kept: 5 + 10 + 4 + 1 + 12 = 32. Late twice: a queue of 41, and a night of 51: 82 and 82 minutes.
  const figures = figuresOf(world, [...handed(0, 0, 1), ...handed(0, 100, 51), ...handed(0, 200, 1, 50)])
  expect(ate(figures, 'kept')).toEqual({
    ...{ 'clock.mean@answer': 32, 'clock.wait@check': 5, 'clock.work@check': 10 },
    ...{ 'clock.wait@over': 4, 'clock.wait@mend': 1, 'clock.work@mend': 12 },
  })
  expect(ate(figures, 'late')).toEqual({
    ...{ 'clock.mean@answer': 82, 'clock.wait@check': 5, 'clock.work@check': 10 },
    ...{ 'clock.wait@over': 4, 'clock.wait@mend': 51, 'clock.work@mend': 12 },
  })
})

test('only what the clock counts: it starts in the middle, stops before the end, and in working time the night is left out', () => {
  const day = { type: 'calendar', name: { en: 'Day' } }
  const hours = { type: 'opening', calendar: 'day', days: ['mon'], spans: [['00:10', '01:00']] }
  const answer = {
    ...{ ...records.answer, counts: 'working', calendar: 'day' },
    ...{ start: { at: 'check', when: 'begin' }, stop: { at: 'mend', when: 'begin' } },
  }
  const working = { ...world, records: { ...records, day, hours, answer } }
  // Runs from 5 to 100; open from 10 to 60: 5 of the check, 4 on the way, 41 of the queue of 81.
  expect(ate(figuresOf(working, handed(0, 0, 81)), 'kept')).toEqual({
    ...{ 'clock.mean@answer': 50, 'clock.work@check': 5, 'clock.wait@over': 4, 'clock.wait@mend': 41 },
  })
})

test('where the clock stands still no minute counts, and what it stood still is told apart', () => {
  const rebooked: HandRow[] = [
    ...handed(0, 0, 1).slice(0, 4),
    [15, 'enter', 0, 0, 'rebook', '', 0],
    [15, 'begin', 0, 0, 'rebook', '', 0],
    [75, 'finish', 0, 0, 'rebook', '', 60],
    [75, 'enter', 0, 0, 'mend', '', 0],
    [75, 'begin', 0, 0, 'mend', '', 0],
    [95, 'finish', 0, 0, 'mend', '', 20],
    [95, 'gone', 0, 0, 'mend', 'satisfied', 95],
  ]
  const figures = figuresOf(world, [...rebooked, ...handed(0, 200, 1)])
  expect(ate(figures, 'kept')).toMatchObject({ 'clock.mean@answer': (35 + 32) / 2, 'clock.work@mend': (20 + 12) / 2 })
  expect(figures['paused@answer']).toMatchObject({ value: 0.5, n: 2 })
  expect(figures['paused.mean@answer']).toMatchObject({ value: 30, n: 2 })
})

test('of parallel ways each has its minutes, also one that is still going on when the clock stops', () => {
  const parallel: HandRow[] = [
    [0, 'arrive', 0, 0, 'check', 0, 0],
    [0, 'enter', 0, 0, 'check', -1, 0],
    [0, 'enter', 0, 1, 'mend', -1, 0],
    [10, 'begin', 0, 1, 'mend', -1, 10],
    [30, 'begin', 0, 0, 'check', -1, 30],
    [50, 'finish', 0, 1, 'mend', '', 40],
    [70, 'finish', 0, 0, 'check', '', 40],
    [70, 'gone', 0, 0, 'check', 'satisfied', 70],
  ]
  expect(ate(figuresOf(world, parallel), 'kept')).toEqual({
    ...{ 'clock.mean@answer': 50, 'clock.wait@check': 30, 'clock.work@check': 20 },
    ...{ 'clock.wait@mend': 10, 'clock.work@mend': 40 },
  })
})

test('promises are told apart by class, by attribute and by both', () => {
  const gold = { type: 'class', name: { en: 'Gold' } }
  const basic = { type: 'class', name: { en: 'Basic' } }
  const told: World = {
    ...world,
    records: { ...records, gold, basic },
    variables: { class: ['gold', 'basic'], region: ['city', 'county'] },
  }
  const of = (slot: number, customerClass: number, region: number, queue: number): HandRow[] => {
    const [first, ...rest] = handed(slot, 0, queue)
    return [
      first,
      [0, 'assign', slot, 0, 'class', 0, customerClass],
      [0, 'assign', slot, 0, 'region', 0, region],
      ...rest,
    ]
  }
  const figures = figuresOf(told, [...of(0, 0, 0, 1), ...of(1, 0, 1, 99), ...of(2, 1, 1, 1)])
  const kept = (by: string) => [figures[`attainment@answer${by}`]?.value, figures[`attainment@answer${by}`]?.n]
  expect(kept('/class=gold')).toEqual([0.5, 2])
  expect(kept('/region=county')).toEqual([0.5, 2])
  expect(kept('/class=gold/region=city')).toEqual([1, 1])
  expect(kept('/class=gold/region=county')).toEqual([0, 1])
  expect(kept('/class=basic/region=county')).toEqual([1, 1])
  expect(figures['attainment@answer/class=basic/region=city']).toBeUndefined()
  expect(figures['clock.max@answer/row=hour']).toMatchObject({ value: 130, n: 3 })
})
