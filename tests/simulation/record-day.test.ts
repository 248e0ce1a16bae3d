/** A day of a run, recorded to be played: worked by hand, and held against what the run itself counts. */
import { expect, test } from 'vitest'
import { figure } from '../../src/analysis/index.ts'
import type { Blueprint } from '../../src/blueprint/index.ts'
import { simulate } from '../../src/simulation/index.ts'
import { recordDay } from '../../src/simulation/record-day.ts'
import { tiny, type Tiny } from '../kernel/tiny.ts'
import { template, templateNames } from '../workspace/templates.ts'

const name = (en: string) => ({ name: { en } })
/** Promised within so many minutes of coming; what more there is to say of the clock. */
const promise = (within: number, clock: object = {}): Tiny['more'] => ({
  promise: {
    ...{ type: 'clock', ...name('Served'), counts: 'natural', leading: true },
    ...{ start: { at: 'in', when: 'enter' }, stop: { at: 'serve', when: 'finish' } },
    ...clock,
  },
  row: { type: 'service-level', clock: 'promise', within: { value: within, unit: 'min' }, attainment: 0.9 },
})

const queue = (times: readonly number[], more: Tiny['more']) =>
  tiny({
    pools: { clerk: 1 },
    arrivals: { in: times },
    steps: { serve: { needs: ['clerk'], time: 10 }, out: { kind: 'end' } },
    flows: [
      ['in', 'serve'],
      ['serve', 'out'],
    ],
    more,
  })

const dayOf = (blueprint: Blueprint) => recordDay(blueprint, 1, { replication: 0 })

test('where everybody was, since when, and by which way', () => {
  const { days, cases, stays } = dayOf(queue([0, 4], promise(15)))
  expect(days).toEqual([{ date: '2026-11-02', from: 0, to: 1440, arrivals: 2, broken: 1 }])
  expect(cases.map(({ serial, arrivedAt, goneAt }) => [serial, arrivedAt, goneAt])).toEqual([
    [0, 0, 10],
    [1, 4, 20],
  ])
  expect(stays).toEqual([
    { case: 0, token: 0, at: 'serve', from: 0, begun: 0, to: 10, way: ['flow-000'] },
    { case: 1, token: 0, at: 'serve', from: 4, begun: 10, to: 20, way: ['flow-000'] },
    { case: 0, token: 0, at: 'out', from: 10, to: 10, way: ['flow-001'] },
    { case: 1, token: 0, at: 'out', from: 20, to: 20, way: ['flow-001'] },
  ])
})

test('a promise is near at four fifths of its time, and due at all of it', () => {
  const { cases } = dayOf(queue([0, 4], promise(15)))
  expect(cases.map(({ promises }) => promises)).toEqual([
    [{ clock: 'promise', startedAt: 0, nearAt: 12, dueAt: 15, endedAt: 10 }],
    [{ clock: 'promise', startedAt: 4, nearAt: 16, dueAt: 19, endedAt: 20 }],
  ])
})

test('working time stands still at night, and so does what is left of it', () => {
  const hours: Tiny['more'] = {
    office: { type: 'calendar', ...name('Office') },
    morning: {
      type: 'opening',
      calendar: 'office',
      days: ['mon'],
      spans: [
        ['00:10', '00:20'],
        ['00:40', '20:00'],
      ],
    },
  }
  // Of 15 minutes 10 lie in the morning until 20 past, the other 5 after 40 past; four fifths of them are 12.
  const { cases } = dayOf(queue([0], { ...hours, ...promise(15, { counts: 'working', calendar: 'office' }) }))
  expect(cases[0].promises[0]).toMatchObject({ startedAt: 0, nearAt: 42, dueAt: 45 })
})

test('a clock that stands still is due later by as much', () => {
  const blueprint = tiny({
    pools: {},
    arrivals: { in: [0] },
    steps: { ask: { time: 5 }, customer: { time: 30 }, serve: { time: 10 }, out: { kind: 'end' } },
    flows: [
      ['in', 'ask'],
      ['ask', 'customer'],
      ['customer', 'serve'],
      ['serve', 'out'],
    ],
    more: promise(10, { pauses: [{ at: 'customer' }] }),
  })
  // Five minutes are used at 5, then it stands still until 35: three more are four fifths, five are all.
  expect(dayOf(blueprint).cases[0].promises).toEqual([
    { clock: 'promise', startedAt: 0, nearAt: 38, dueAt: 40, endedAt: 45 },
  ])
})

test('who is first at a join waits there for the others', () => {
  const blueprint = tiny({
    pools: {},
    arrivals: { in: [0] },
    steps: {
      split: { kind: 'fork' },
      short: { time: 3 },
      long: { time: 10 },
      meet: { kind: 'join' },
      out: { kind: 'end' },
    },
    flows: [
      ['in', 'split'],
      ['split', 'short'],
      ['split', 'long'],
      ['short', 'meet'],
      ['long', 'meet'],
      ['meet', 'out'],
    ],
  })
  const at = (id: string) => dayOf(blueprint).stays.filter((stay) => stay.at === id && stay.to !== stay.from)
  expect(at('meet')).toEqual([{ case: 0, token: expect.any(Number), at: 'meet', from: 3, to: 10, way: ['flow-003'] }])
})

test('an unbroken day gives way to one on which a promise is broken', () => {
  const noon = 12 * 60
  const own = queue([noon, noon + 1440, noon + 1441, noon + 1442], promise(25))
  const study = { kind: 'terminating', warmup: { value: 0, unit: 'min' }, length: { value: 3, unit: 'd' } }
  const about = { ...own.records.blueprint, study } as Blueprint['records'][string]
  const blueprint = { ...own, records: { ...own.records, blueprint: about } }
  const { at, days, stays } = dayOf(blueprint)
  expect(days.map(({ arrivals, broken }) => [arrivals, broken])).toEqual([
    [1, 0],
    [3, 1],
    [0, 0],
  ])
  expect([at, stays[0].from]).toEqual([1, noon + 1440])
  expect(recordDay(blueprint, 1, { replication: 0, at: 2 })).toMatchObject({ at: 2, cases: [], stays: [] })
})

test.each(templateNames)(
  'all days of %s together have as many arrivals as the run counts, and no token is in two places',
  async (file) => {
    const blueprint = template(file)
    const ran = await simulate(blueprint, { replications: 1, seed: 7, asks: false })
    if (!ran.ok) throw new Error(JSON.stringify(ran.findings))
    const { warmupMinutes } = ran.value
    const recorded = recordDay(blueprint, 7, { replication: 0, warmupMinutes })
    const { days, stays, cases } = recorded
    const perDay = figure(ran.value, 'arrivals')?.value ?? NaN
    const length = (days.at(-1)!.to - days[0].from) / 1440
    expect(days.reduce((sum, { arrivals }) => sum + arrivals, 0) / Math.max(1, Math.round(length))).toBeCloseTo(
      perDay,
      6,
    )
    for (const stay of stays) {
      expect(stay.to ?? Infinity).toBeGreaterThanOrEqual(stay.from)
      if (stay.begun !== undefined) expect(stay.begun).toBeGreaterThanOrEqual(stay.from)
      expect(stay.case).toBeLessThan(cases.length)
    }
    // A token is in one place at a time.
    const ends = new Map<string, number>()
    for (const { case: of, token, from, to = Infinity } of stays) {
      const key = `${of} ${token}`
      expect(ends.get(key) ?? -Infinity, key).toBeLessThanOrEqual(from)
      ends.set(key, to)
    }
  },
)
