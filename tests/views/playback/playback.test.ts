/** A day that is played, without a screen: where everybody stands, what is due, where one may go. */
import { describe, expect, test } from 'vitest'
import type { CaseOfDay, RecordedDay, Stay } from '../../../src/simulation/day.ts'
import { crowdAt } from '../../../src/views/playback/crowd.ts'
import { dayLineOf } from '../../../src/views/playback/day-line.ts'
import { dueAt } from '../../../src/views/playback/due.ts'
import type { Ground } from '../../../src/views/playback/ground.ts'
import { brokenIn, longestIn, sentBackIn, turnsOf } from '../../../src/views/playback/moments.ts'
import { headsAt, stayOf } from '../../../src/views/playback/whereabouts.ts'

/** One step, and a straight flow of 100 pixels that leads to it. */
const ground: Ground = {
  boxOf: (id) => (id === 'serve' ? { id, name: 'Serve', x: 100, y: 0, width: 60, height: 40 } : undefined),
  flowOf: (id) => (id === 'come' ? [{ x: 0, y: 20 }, { x: 100, y: 20 }] : undefined), // prettier-ignore
  entryOf: (id) => (id === 'serve' ? 'come' : undefined),
}

const stay = (place: number, from: number, rest: Partial<Stay> = {}): Stay => ({
  ...{ case: place, token: 0, at: 'serve', from, way: ['come'] },
  ...rest,
})
const one = (serial: number, rest: Partial<CaseOfDay> = {}): CaseOfDay => ({
  ...{ serial, arrivedAt: 0, promises: [], sentBack: [] },
  ...rest,
})
const dayOf = (cases: CaseOfDay[], stays: Stay[]): RecordedDay => ({
  ...{ replication: 0, at: 0, days: [{ date: '2026-11-02', from: 0, to: 1440, arrivals: cases.length, broken: 0 }] },
  ...{ cases, stays },
})

describe('where they stand', () => {
  const cases = [one(0), one(1), one(2)]
  const stays = [stay(0, 0, { begun: 0, to: 30 }), stay(1, 10, { begun: 30, to: 60 }), stay(2, 20, { begun: 60 })]
  const at = (moment: number, hop = 0) => crowdAt(dayOf(cases, stays), moment, hop, ground)

  test('who waits queues on the flow it came by, the first next to the step; who is served stands in it', () => {
    const { dots, piles } = at(25)
    expect(dots.map(({ case: of, is, waited, x, y }) => [of, is, waited, x, y])).toEqual([
      [1, 'waiting', 15, 85, 20],
      [2, 'waiting', 5, 75, 20],
      [0, 'working', 0, 112, 40],
    ])
    expect(piles).toEqual([
      { box: expect.objectContaining({ id: 'serve' }), waiting: 2, working: 1, longest: 15, more: [] },
    ])
  })

  test('those who come are on their way for a while', () => {
    const where = (moment: number) => at(moment, 4).dots.find((dot) => dot.case === 1)!.x
    expect([where(10), where(14)]).toEqual([0, 85])
    expect(where(12)).toBeGreaterThan(0)
    expect(where(12)).toBeLessThan(85)
  })

  test('a queue that is too long for its flow says how many more there are', () => {
    const many = Array.from({ length: 20 }, (_, i) => stay(i, 0))
    const { dots, piles } = crowdAt(
      dayOf(
        many.map((_, i) => one(i)),
        many,
      ),
      5,
      0,
      ground,
    )
    expect(dots).toHaveLength(8)
    expect(piles[0]).toMatchObject({ waiting: 20, more: [{ count: 12 }] })
  })

  test('who is at a place that is not drawn is left out', () => {
    expect(crowdAt(dayOf([one(0)], [stay(0, 0, { at: 'elsewhere' })]), 5, 0, ground)).toEqual({ dots: [], piles: [] })
  })

  test('heads are counted by case, what they do by token', () => {
    const day = dayOf([one(0)], [stay(0, 0, { begun: 0 }), stay(0, 0, { token: 1 })])
    expect(headsAt(day, 5)).toEqual({ inside: 1, waiting: 1, working: 1 })
  })

  test('a case that has left was last where it ended', () => {
    const day = dayOf([one(0)], [stay(0, 0, { to: 10 }), stay(0, 10, { at: 'out', to: 10 })])
    expect([stayOf(day, 0, 5)?.at, stayOf(day, 0, 20)?.at]).toEqual(['serve', 'out'])
  })
})

describe('promises', () => {
  const promise = { clock: 'answer', startedAt: 0, nearAt: 80, dueAt: 100 }
  const day = dayOf(
    [one(0, { promises: [promise] }), one(1, { promises: [{ ...promise, endedAt: 50 }] })],
    [stay(0, 0)],
  )
  const shown = (moment: number) => {
    const { next, broken } = dueAt(day, moment)
    return [...next.map(({ case: of, urgency, used }) => [of, urgency, used]), broken]
  }

  test('they count down, turn near at four fifths of the time, and break', () => {
    expect(shown(40)).toEqual([[0, 'far', 0.4], [1, 'far', 0.4], 0])
    expect(shown(80)).toEqual([[0, 'near', 0.8], 0])
    expect(shown(90)).toEqual([[0, 'near', 0.9], 0])
    expect(shown(101)).toEqual([[0, 'broken', 1], 1])
    expect(shown(200)).toEqual([1])
  })

  test('the token of the case says so', () => {
    const urgency = (moment: number) => crowdAt(day, moment, 0, ground).dots[0].urgency
    expect([urgency(79), urgency(80), urgency(100)]).toEqual(['far', 'near', 'broken'])
  })

  test('one may go to where they break, and to no promise that was kept', () => {
    expect(brokenIn(day)).toEqual([{ at: 100, case: 0 }])
  })
})

test('one may go to what was sent back, to the longest wait, and to each turn', () => {
  const day = dayOf(
    [one(0, { sentBack: [70, 1500] }), one(1)],
    [stay(0, 0, { begun: 10, to: 70 }), stay(1, 20, { begun: 75, to: 80 })],
  )
  expect(sentBackIn(day)).toEqual([{ at: 70, case: 0 }])
  expect(longestIn(day)).toEqual([{ at: 74.99, case: 1 }])
  expect(turnsOf(day)).toEqual([0, 10, 20, 70, 75, 80])
})

test('the line of the day runs over whole hours in which somebody is there, and counts everybody once', () => {
  const { from, to, waiting, working, most } = dayLineOf(
    dayOf([one(0), one(1)], [stay(0, 70, { begun: 70, to: 170 }), stay(1, 80, { begun: 170, to: 200 })]),
  )
  expect([from, to, most]).toEqual([60, 240, 2])
  const at = (moment: number) => Math.round(((moment - from) / (to - from)) * (waiting.length - 1))
  expect([60, 75, 120, 180, 230].map((moment) => [waiting[at(moment)], working[at(moment)]])).toEqual([
    [0, 0],
    [0, 1],
    [1, 1],
    [0, 1],
    [0, 0],
  ])
})
