/** K3 to K5: the same customers meet the same luck, whatever else is changed. */
import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Block } from '../../src/kernel/recording.ts'
import { template } from '../workspace/templates.ts'
import { about, byCase, run, tiny, type Tiny } from './tiny.ts'

const out = { kind: 'end', outcome: 'satisfied' }
const perDay = (count: number) => ({ arrivals: { kind: 'rate', perDay: count } })

/** A day of customers at two desks, all times by chance. */
const twoDesks = (change: Partial<Tiny> = {}): Tiny => ({
  pools: { first: 2, second: 2 },
  arrivals: { phone: perDay(200) },
  steps: { ask: { needs: ['first'], time: about(8) }, solve: { needs: ['second'], time: about(9) }, out },
  flows: [
    ['phone', 'ask'],
    ['ask', 'solve'],
    ['solve', 'out'],
  ],
  ...change,
})
const day = { length: 1440, followUp: 5000, seed: 11 }

/** Service times by customer: what was drawn, for nothing interrupts work here. */
const services = (blueprint: Tiny, place: string, options = {}) =>
  byCase(tiny(blueprint), 'finish', place, { ...day, ...options })
const arrivals = (blueprint: Tiny, place: string, options = {}) =>
  byCase(tiny(blueprint), 'enter', place, { ...day, ...options }, 'time')

/** Of the customers that both have, whose numbers differ by more than rounding. */
function differing(one: Record<string, number[]>, other: Record<string, number[]>): string[] {
  const common = Object.keys(one).filter((who) => who in other)
  expect(common.length).toBeGreaterThan(100)
  return common.filter(
    (who) =>
      one[who].length !== other[who].length ||
      one[who].some((value, at) => Math.abs(value - other[who][at]) > 1e-9 * Math.max(1, value)),
  )
}

describe('common random numbers', () => {
  test('K3 an inserted step shifts nobody else’s draws', () => {
    const inserted = twoDesks({
      steps: { ...twoDesks().steps, note: { needs: ['first'], time: about(3) }, choose: { kind: 'decision' } },
      flows: [
        ['phone', 'ask'],
        ['ask', 'choose'],
        ['choose', 'note', { share: 0.5 }],
        ['choose', 'solve', { share: 0.5 }],
        ['note', 'solve'],
        ['solve', 'out'],
      ],
    })
    expect(differing(services(twoDesks(), 'ask'), services(inserted, 'ask'))).toEqual([])
    expect(differing(services(twoDesks(), 'solve'), services(inserted, 'solve'))).toEqual([])
  })

  test('K3 one more server changes waits and no work', () => {
    const more = twoDesks({ pools: { first: 3, second: 2 } })
    expect(differing(services(twoDesks(), 'solve'), services(more, 'solve'))).toEqual([])
    expect(differing(arrivals(twoDesks(), 'ask'), arrivals(more, 'ask'))).toEqual([])
  })

  test('K3 a new source renumbers nobody', () => {
    const more = twoDesks({
      arrivals: { ...twoDesks().arrivals, chat: perDay(300) },
      flows: [...twoDesks().flows, ['chat', 'ask']],
    })
    expect(differing(services(twoDesks(), 'ask'), services(more, 'ask'))).toEqual([])
  })

  test('K3 records in another order are the same blueprint', () => {
    const blueprint = tiny(twoDesks())
    const turned = { ...blueprint, records: Object.fromEntries(Object.entries(blueprint.records).reverse()) }
    expect(bytes(turned)).toBe(bytes(blueprint))
  })

  test('K3 each visit of a place has a draw of its own', () => {
    const again = twoDesks({
      flows: [
        ['phone', 'ask'],
        ['ask', 'solve', { share: 0.5 }],
        ['ask', 'ask', { share: 0.5 }],
        ['solve', 'out'],
      ],
    })
    const visits = Object.values(services(again, 'ask')).filter((times) => times.length > 1)
    expect(visits.length).toBeGreaterThan(30)
    for (const [first, second] of visits) expect(first).not.toBe(second)
  })

  test('K3 another replication and another seed are other luck', () => {
    const first = services(twoDesks(), 'ask')
    expect(differing(first, services(twoDesks(), 'ask', { replication: 1 })).length).toBeGreaterThan(100)
    expect(differing(first, services(twoDesks(), 'ask', { seed: 12 })).length).toBeGreaterThan(100)
  })

  test('K5 a busier day has the same customers, closer together', () => {
    const busier = twoDesks({ arrivals: { phone: perDay(400) } })
    expect(differing(services(twoDesks(), 'ask'), services(busier, 'ask'))).toEqual([])
    const [calm, busy] = [arrivals(twoDesks(), 'ask'), arrivals(busier, 'ask')]
    const halved = Object.fromEntries(Object.entries(calm).map(([who, times]) => [who, times.map((time) => time / 2)]))
    expect(differing(halved, busy)).toEqual([])
  })

  test('K5 the n-th customer comes when the integral of the rate reaches the n-th unit arrival', () => {
    // Nobody in the night, all between 8 and 12: six times the even rate of a day.
    const hours = Array.from({ length: 24 }, (_, hour) => (hour >= 8 && hour < 12 ? 1 : 0))
    const morning = twoDesks({ arrivals: { phone: { arrivals: { kind: 'rate', perDay: 200, hours } } } })
    const [even, peaked] = [arrivals(twoDesks(), 'ask'), arrivals(morning, 'ask')]
    const squeezed = Object.fromEntries(
      Object.entries(even).map(([who, times]) => [who, times.map((time) => 480 + time / 6)]),
    )
    expect(differing(squeezed, peaked)).toEqual([])
  })
})

describe('the same bytes', () => {
  test('K4 the same network, seed and replication give the same recording, in steps of any size', () => {
    const blueprint = tiny(twoDesks())
    const once = bytes(blueprint)
    expect(bytes(blueprint)).toBe(once)
    expect(bytes(blueprint, { chunk: 1 })).toBe(once)
    expect(bytes(blueprint, { chunk: 1_000_000 })).toBe(once)
    expect(bytes(blueprint, { seed: 12 })).not.toBe(once)
    expect(bytes(blueprint, { replication: 1 })).not.toBe(once)
  })

  test('K4 and so does a template', () => {
    const blueprint = template('fault-repair')
    const short = { length: 2880, followUp: 2880 }
    expect(bytes(blueprint, short)).toBe(bytes(blueprint, { ...short, chunk: 17 }))
  })
})

/** SHA-256 of all rows. */
function bytes(blueprint: ReturnType<typeof tiny>, options = {}): string {
  const hash = createHash('sha256')
  run(blueprint, { ...day, ...options }, (block: Block) => {
    // Row by row, so that the borders of blocks leave no trace.
    for (let at = 0; at < block.count; at += 1) {
      const row = [block.kind[at], block.time[at], block.slot[at], block.token[at], block.place[at], block.detail[at]]
      hash.update(new Uint8Array(Float64Array.of(...row, block.value[at]).buffer))
    }
  })
  return hash.digest('hex')
}
