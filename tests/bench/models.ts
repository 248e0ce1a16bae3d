/**
 * The three models of the yardstick as blueprints: W1 is M/M/1 and W2 M/M/5 at ρ 0.8; W3 is a service of 20 activities
 * in 5 departments with four decisions, rework of one in ten and one parallel block. One case comes a minute. Their
 * means are known, so a fast wrong answer is found out.
 */
import { assert } from '../../src/base/index.ts'
import { parseValue, type Blueprint } from '../../src/blueprint/index.ts'

export interface Model {
  id: 'w1' | 'w2' | 'w3'
  title: string
  /** @param cases so many are measured, after a tenth as many that warm it up */
  blueprint(cases: number): Blueprint
  /** An event is an arrival or the end of an activity. */
  eventsPerCase: number
  /** Mean waiting at an activity, over all visits to all activities, minutes. */
  wait: number
  /** Mean from arrival to end, minutes. */
  cycle: number
}

export const models: readonly Model[] = [
  {
    ...{ id: 'w1', title: 'M/M/1, ρ 0.8', eventsPerCase: 2, wait: 3.2, cycle: 4 },
    blueprint: (cases) =>
      document(cases, ['come a1', 'a1 end'], { a1: ['Serve', 'front', exponential(0.8)] }, { front: 1 }),
  },
  {
    ...{ id: 'w2', title: 'M/M/5, ρ 0.8', eventsPerCase: 2, wait: 2.2165, cycle: 6.2165 },
    blueprint: (cases) =>
      document(cases, ['come a1', 'a1 end'], { a1: ['Serve', 'front', exponential(4)] }, { front: 5 }),
  },
  {
    ...{ id: 'w3', title: '20 activities, 5 departments, ρ 0.8', eventsPerCase: 15.52, wait: 0.6335, cycle: 26.49 },
    blueprint: (cases) =>
      document(cases, ways, activities, { front: 4, back: 6, technical: 8, finance: 3, logistics: 5 }),
  },
]

type Fields = Record<string, unknown>
/** Name, department, time. */
type Activity = [string, string, Fields]

const exponential = (mean: number): Fields => ({ distribution: 'exponential', mean, unit: 'min' })
const triangular = (min: number, mode: number, max: number): Fields => ({
  ...{ distribution: 'triangular', min, mode, max, unit: 'min' },
})
const lognormal = (mean: number, cv: number): Fields => ({ distribution: 'lognormal', mean, cv, unit: 'min' })

const activities: Record<string, Activity> = {
  a1: ['Receive', 'front', exponential(1)],
  a2: ['Register', 'front', triangular(0.5, 1, 1.5)],
  a3: ['Standard check', 'back', lognormal(1.5, 0.5)],
  a4: ['Detailed check', 'back', lognormal(3, 0.8)],
  a5: ['Expert review', 'technical', lognormal(6, 0.8)],
  a6: ['Assess', 'back', triangular(0.6, 1.2, 2.4)],
  a7: ['Request information', 'front', lognormal(2, 0.6)],
  a8: ['Process information', 'back', exponential(2)],
  a9: ['Plan', 'back', exponential(1.2)],
  a10: ['Prepare', 'technical', triangular(0.5, 1.5, 2.5)],
  a11: ['Execute', 'technical', lognormal(2.5, 1)],
  a12: ['Quote', 'finance', exponential(1.2)],
  a13: ['Invoice', 'finance', triangular(0.6, 1.2, 1.8)],
  a14: ['Quality check', 'technical', exponential(1.2)],
  a15: ['Rework', 'technical', lognormal(3, 0.5)],
  a16: ['Package', 'logistics', triangular(0.5, 1, 1.5)],
  a17: ['Ship standard', 'logistics', exponential(1.2)],
  a18: ['Ship express', 'logistics', lognormal(2, 0.5)],
  a19: ['Confirm delivery', 'logistics', exponential(1.6)],
  a20: ['Close case', 'front', exponential(0.9)],
}

/** From, to, and the share where there is a choice. */
const ways = [
  ...['come a1', 'a1 a2', 'a2 x1', 'x1 a3 0.6', 'x1 a4 0.3', 'x1 a5 0.1', 'a3 a6', 'a4 a6', 'a5 a6', 'a6 x2'],
  ...['x2 a9 0.85', 'x2 a7 0.15', 'a7 a8', 'a8 a9', 'a9 s1', 's1 a10', 'a10 a11', 'a11 j1', 's1 a12', 'a12 a13'],
  ...['a13 j1', 'j1 a14', 'a14 x3', 'x3 a16 0.9', 'x3 a15 0.1', 'a15 a14', 'a16 x4', 'x4 a17 0.7', 'x4 a18 0.3'],
  ...['a17 a19', 'a18 a19', 'a19 a20', 'a20 end'],
]

/** What is no activity. */
const gates: Record<string, string> = { x: 'decision', s: 'fork', j: 'join' }

function document(
  cases: number,
  flows: readonly string[],
  steps: Readonly<Record<string, Activity>>,
  people: Readonly<Record<string, number>>,
): Blueprint {
  const records: Record<string, Fields> = {
    blueprint: {
      ...{ type: 'blueprint', name: { en: 'Yardstick' }, start: '2026-01-05T00:00', timezone: 'UTC' },
      study: {
        kind: 'steady',
        warmup: { value: cases / 10, unit: 'min' },
        length: { value: cases, unit: 'min' },
        followUp: { value: 10_080, unit: 'min' },
      },
    },
    customer: { type: 'lane', name: { en: 'Customer' }, role: 'customer', order: 'b' },
    come: { type: 'node', kind: 'arrival', name: { en: 'Comes' }, lane: 'customer' },
    end: { type: 'node', kind: 'end', name: { en: 'Goes' }, lane: 'customer', outcome: 'closed' },
    cases: { type: 'stream', at: 'come', arrivals: { kind: 'renewal', gap: exponential(1) } },
  }
  for (const [id, capacity] of Object.entries(people)) {
    records[id] = { type: 'department', name: { en: id } }
    records[`${id}-lane`] = { type: 'lane', name: { en: id }, role: 'backstage', department: id, order: 'c' }
    records[`${id}-people`] = { type: 'pool', name: { en: id }, capacity }
  }
  for (const [id, [name, department, time]] of Object.entries(steps))
    records[id] = {
      ...{ type: 'node', kind: 'action', name: { en: name }, lane: `${department}-lane` },
      ...{ needs: [{ from: [`${department}-people`] }], stages: [{ time }] },
    }
  for (const flow of flows) {
    const [from, to, share] = flow.split(' ')
    for (const id of [from, to])
      if (!Object.hasOwn(records, id))
        records[id] = { type: 'node', kind: gates[id[0]], name: { en: id }, lane: 'back-lane' }
    records[`${from}-${to}`] = { type: 'flow', kind: 'sequence', from, to, ...(share ? { share: Number(share) } : {}) }
  }
  const parsed = parseValue({ format: 'throughline-blueprint', schemaVersion: 1, id: 'yardstick', records })
  assert(parsed.ok, 'tests/bench', 'a model is no blueprint')
  return parsed.value
}
