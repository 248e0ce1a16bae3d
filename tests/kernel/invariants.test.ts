import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Row, toldByWork } from '../../src/kernel/recording.ts'
import { Run } from '../../src/kernel/run.ts'
import { randomBlueprint } from '../compile/random-blueprint.ts'
import { template, templateNames } from '../workspace/templates.ts'
import { audited } from './audited.ts'
import { Auditor } from './auditor.ts'
import { minutes, run, tiny } from './tiny.ts'

test.each(templateNames)('nothing impossible happens in three days of %s', (name) => {
  const { wrong, rows } = audited(template(name), { length: 3 * 1440, followUp: 3 * 1440, seed: 5 })
  expect(wrong).toEqual([])
  expect(rows).toBeGreaterThan(100)
})

test('nothing impossible happens in 150 random blueprints', () => {
  let gone = 0
  fc.assert(
    fc.property(randomBlueprint, fc.integer({ min: 0, max: 2 ** 31 }), (blueprint, seed) => {
      const found = audited(blueprint, { length: 300, followUp: 1000, seed })
      gone += found.gone
      expect(found.wrong).toEqual([])
    }),
    { numRuns: 150 },
  )
  expect(gone).toBeGreaterThan(5_000)
})

test('the sum of work done is the sum of what was drawn, through suspensions', () => {
  // Two clerks, open ten minutes of every twenty; 40 cases of 7 minutes each.
  const spans = Array.from({ length: 72 }, (_, at) => [clock(at * 20), clock(at * 20 + 10)])
  const blueprint = tiny({
    pools: { clerk: { capacity: 2, calendar: 'office' } },
    arrivals: { in: Array.from({ length: 40 }, (_, at) => at * 3) },
    steps: { serve: { needs: ['clerk'], time: minutes(7) }, out: { kind: 'end' } },
    flows: [
      ['in', 'serve'],
      ['serve', 'out'],
    ],
    more: {
      office: { type: 'calendar', name: { en: 'Office' } },
      hours: { type: 'opening', calendar: 'office', days: ['mon'], spans },
    },
  })
  let [busy, since, work] = [0, 0, 0]
  run(blueprint, { length: 200, followUp: 1200 }, (block, network) => {
    for (let at = 0; at < block.count; at += 1) {
      const kind = block.kind[at]
      if (
        kind !== Row.pool &&
        ((kind !== Row.begin && kind !== Row.finish) || toldByWork(network)[block.place[at]] < 0)
      )
        continue
      work += busy * (block.time[at] - since)
      busy = kind === Row.pool ? block.value[at] : busy + (kind === Row.begin ? 1 : -1)
      since = block.time[at]
    }
  })
  expect([busy, Math.round(work * 1e9) / 1e9]).toEqual([0, 40 * 7])
  expect(audited(blueprint, { length: 200, followUp: 1200 }).wrong).toEqual([])
})

test('the auditor sees what it is there for', () => {
  const serving = (time: number | number[]) =>
    tiny({
      pools: { clerk: 1 },
      arrivals: { in: [0, 1, 1] },
      steps: { serve: { needs: ['clerk'], time }, out: { kind: 'end' } },
      flows: [
        ['in', 'serve'],
        ['serve', 'out'],
      ],
    })
  const blueprint = serving(5)
  /** Runs it, spoils a row, and lets the auditor read. */
  const spoiled = (spoil: (block: Parameters<Auditor['take']>[0]) => void, service = blueprint) => {
    let auditor: Auditor | undefined
    run(service, {}, (block, network) => {
      auditor ??= new Auditor(network)
      spoil(block)
      auditor.take(block)
    })
    return auditor?.finish(15).join('\n')
  }
  expect(spoiled(() => {})).toBe('')
  expect(spoiled((block) => block.time.fill(NaN, 3, 4))).toContain('time NaN')
  expect(spoiled((block) => (block.value[block.count - 1] = -1))).toContain('-1')
  expect(spoiled((block) => (block.time[block.count - 1] = 2))).toContain('the clock goes back')
  // Two clerks would have been there: then nobody should have waited.
  const twice = (block: Parameters<Auditor['take']>[0]) =>
    block.kind.forEach((kind, at) => kind === Row.pool && (block.detail[at] = 2))
  expect(spoiled(twice)).toContain('clerk is idle while somebody waits at serve')
  // The third case is served before the second.
  const swapped = (block: Parameters<Auditor['take']>[0]) =>
    block.kind.forEach((kind, at) => {
      const slot = block.slot[at]
      if (kind !== Row.arrive && kind !== Row.enter && slot > 0) block.slot[at] = 3 - slot
    })
  expect(spoiled(swapped)).toContain('somebody who waited longer is overtaken')
  // A step of one stage tells of its clerk by its work alone, and nothing can be said to the contrary.
  const nobody = (block: Parameters<Auditor['take']>[0]) =>
    block.kind.forEach((kind, at) => kind === Row.pool && (block.value[at] = 0))
  expect(spoiled(nobody)).toBe('')
  expect(spoiled(nobody, serving([2, 3]))).toContain('clerk: busy for 0 minutes, worked for 15')
  const again = (block: Parameters<Auditor['take']>[0]) =>
    block.kind.forEach((kind, at) => kind === Row.arrive && (block.value[at] = 0))
  expect(spoiled(again)).toContain('case 0 after 1 cases')
})

const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

test('an end of work that is told after the arrivals of its instant is seen', () => {
  const blueprint = tiny({
    pools: { clerk: 2 },
    arrivals: { in: [0, 5] },
    steps: { serve: { needs: ['clerk'], time: 5 }, out: { kind: 'end' } },
    flows: [
      ['in', 'serve'],
      ['serve', 'out'],
    ],
  })
  let auditor: Auditor | undefined
  run(blueprint, {}, (block, network) => {
    auditor ??= new Auditor(network)
    // The second case comes a row before the first is done.
    const arrive = block.kind.indexOf(Row.arrive, block.kind.indexOf(Row.arrive) + 1)
    const columns = [block.kind, block.time, block.slot, block.token, block.place, block.detail, block.value]
    const finish = block.kind.indexOf(Row.finish)
    if (arrive > finish)
      for (const column of columns) {
        const row = column[arrive]
        column.copyWithin(finish + 1, finish, arrive)
        column[finish] = row
      }
    auditor.take(block)
  })
  expect(auditor?.wrong.join('\n')).toContain('ends after the arrivals of the same instant')
})

test('every run of every test is followed by an auditor', () => expect(Run.name).toBe('AuditedRun'))
