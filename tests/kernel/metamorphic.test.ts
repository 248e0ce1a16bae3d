import fc from 'fast-check'
import { randomInt } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { all, parse, write, type Blueprint } from '../../src/blueprint/index.ts'
import { read, toBlueprint } from '../../src/formats/index.ts'
import { Welford } from '../../src/statistics/index.ts'
import { randomBlueprint } from '../compile/random-blueprint.ts'
import { template, templateNames } from '../workspace/templates.ts'
import { delayed, renamed, stretched, told, withUnreached, type Told } from './relations.ts'
import { about, tiny } from './tiny.ts'

const cases = ['S01', 'S05', 'S07', 'S08', 'S10', 'S12', 'S13', 'S15', 'S16', 'S17', 'S19', 'S22', 'S27', 'S28']

function known(id: string): Blueprint {
  const file = read(readFileSync(join(import.meta.dirname, '../../simulations/known-answers.json'), 'utf8'))
  const one = file.ok ? file.value.find((each) => each.id === id) : undefined
  const mapped = one && toBlueprint(one)
  if (!mapped?.ok) throw new Error(`${id} is not mapped`)
  return mapped.value.blueprint
}

/** Shipped blueprints for three days, queues for 300 minutes. */
const subjects = [
  ...templateNames.map((name) => [name, template(name), { length: 3 * 1440, followUp: 1440 }] as const),
  ...cases.map((id) => [id, known(id), {}] as const),
]

/** Rows of two runs side by side, the first that differ; undefined where none do. */
function difference(one: readonly Told[], other: readonly Told[]): unknown {
  const at = one.findIndex((row, index) => JSON.stringify(row) !== JSON.stringify(other[index]))
  if (at < 0) return one.length === other.length ? undefined : [one.length, other.length]
  return { at, one: one[at], other: other[at] }
}

const durations = new Set(['begin', 'finish', 'suspend', 'resume', 'abandon', 'expire', 'end', 'gone', 'open'])
const longer = (rows: readonly Told[], k: number): Told[] =>
  rows.map(([time, kind, serial, token, at, by, value]) => [
    ...([time * k, kind, serial, token, at, by] as const),
    durations.has(kind) ? value * k : value,
  ])

const without = (rows: readonly Told[], places: ReadonlySet<string>): Told[] =>
  rows.filter(([, , , , at]) => !places.has(at)).map(([time, kind, serial, token, at, , value]) => [time, kind, serial, token, at, '', value]) // prettier-ignore

const byName = (rows: readonly Told[]): Told[] =>
  [...rows].sort(
    (a, b) => a[0] - b[0] || (a[1] === 'pool' && b[1] === 'pool' && a[0] === 0 ? (a[4] < b[4] ? -1 : 1) : 0),
  )

describe.each(subjects)('%s', (name, blueprint, span) => {
  const rows = told(blueprint, span)

  test('saved, loaded, exported and imported: the same', () => {
    const again = parse(write(blueprint))
    if (!again.ok) throw new Error('not read')
    const twice = parse(JSON.stringify(JSON.parse(write(again.value))))
    expect(rows.length).toBeGreaterThan(10)
    expect(difference(rows, twice.ok ? told(twice.value, span) : [])).toBeUndefined()
  })

  test('other names, records in another order: the same', () => {
    expect(difference(byName(rows), byName(told(renamed(blueprint), span)))).toBeUndefined()
  })

  test('parts that no case reaches: the same', () => {
    const more = told(withUnreached(blueprint), span).filter(([, , , , at]) => at !== 'a-never-pool')
    expect(difference(rows, more)).toBeUndefined()
  })

  test('MR3 a delay of no time on every way: the same', () => {
    const { blueprint: slower, delays } = delayed(blueprint)
    expect(difference(without(rows, new Set()), without(told(slower, span), delays))).toBeUndefined()
  })

  if (cases.includes(name))
    test.each([64, 60])('MR1 all times × %i: times and lengths are so much longer, all else is the same', (k) => {
      const long = told(stretched(blueprint, k), { length: 300 * k, followUp: 600 * k })
      if (k === 64) return expect(difference(longer(rows, k), long)).toBeUndefined()
      const rounded = (all: readonly Told[]) =>
        all.map(([time, kind, serial, token, at, by, value]) => [time.toPrecision(9), kind, serial, token, at, by, value.toFixed(5)]) // prettier-ignore
      expect(rounded(long)).toEqual(rounded(longer(rows, k)))
    })
})

test('in 40 random blueprints as well', () => {
  fc.assert(
    fc.property(randomBlueprint, fc.integer({ min: 0, max: 2 ** 31 }), (blueprint, seed) => {
      const options = { length: 60, followUp: 200, seed }
      const rows = told(blueprint, options)
      expect(difference(byName(rows), byName(told(renamed(blueprint), options)))).toBeUndefined()
      const more = told(withUnreached(blueprint), options).filter(([, , , , at]) => at !== 'a-never-pool')
      expect(difference(rows, more)).toBeUndefined()
      // Who is away is away for a day, and a day stays a day.
      if (all(blueprint, 'pool').every((pool) => !pool.absence)) {
        const long = told(stretched(blueprint, 64), { length: 60 * 64, followUp: 200 * 64, seed })
        expect(difference(longer(rows, 64), long)).toBeUndefined()
      }
      const { blueprint: slower, delays } = delayed(blueprint)
      expect(difference(without(rows, new Set()), without(told(slower, options), delays))).toBeUndefined()
    }),
    { numRuns: 40 },
  )
})

test('MR2 two sources of 0.3 and 0.7 of the rate give the same mean', () => {
  const desk = (sources: Record<string, number>) =>
    tiny({
      pools: { clerk: 1 },
      arrivals: Object.fromEntries(
        Object.entries(sources).map(([id, mean]) => [id, { arrivals: { kind: 'renewal', gap: about(mean) } }]),
      ),
      steps: { serve: { needs: ['clerk'], time: about(0.6) }, out: { kind: 'end' } },
      flows: [...Object.keys(sources).map((id): [string, string] => [id, 'serve']), ['serve', 'out']],
    })
  const waits = (blueprint: Blueprint, seed: number) => {
    const means = Array.from(
      { length: 20 },
      (_, replication) =>
        Welford.of(
          told(blueprint, { seed, replication, length: 1000 }).flatMap(([, kind, , , , , value]) =>
            kind === 'begin' ? [value] : [],
          ),
        ).centre,
    )
    return Welford.of(means)
  }
  const isSame = (seed: number) => {
    const [one, two] = [waits(desk({ all: 1 }), seed), waits(desk({ few: 1 / 0.3, many: 1 / 0.7 }), seed + 1)]
    const error = Math.sqrt((one.variance! + two.variance!) / 20)
    expect(error).toBeLessThan(0.1 * one.centre)
    return Math.abs(one.centre - two.centre) <= 3 * error
  }
  const seed = randomInt(2 ** 47)
  expect(isSame(seed) || isSame(seed + 2), `seed ${seed}`).toBe(true)
})

test('one first-come pool: with one more at work no case waits longer', () => {
  const queue = (capacity: number) =>
    tiny({
      pools: { clerk: capacity },
      arrivals: { in: { arrivals: { kind: 'renewal', gap: about(1) } } },
      steps: {
        serve: { needs: ['clerk'], time: { distribution: 'lognormal', mean: 2.7, cv: 1.5, unit: 'min' } },
        out: { kind: 'end' },
      },
      flows: [
        ['in', 'serve'],
        ['serve', 'out'],
      ],
    })
  const seed = randomInt(2 ** 47)
  const waits = (capacity: number) =>
    new Map(
      told(queue(capacity), { seed, length: 3000, followUp: 3000 }).flatMap(([, kind, serial, , , , value]) =>
        kind === 'begin' ? [[serial, value] as const] : [],
      ),
    )
  const [three, four] = [waits(3), waits(4)]
  const both = [...three.keys()].filter((serial) => four.has(serial))
  expect(both.length).toBeGreaterThan(2000)
  expect(
    both.filter((serial) => four.get(serial)! > three.get(serial)! + 1e-9),
    `seed ${seed}`,
  ).toEqual([])
  expect(both.some((serial) => four.get(serial)! < three.get(serial)!)).toBe(true)
})
