/** Handoffs as gaps: what is worked out from a blueprint and the figures of its run. */
import { beforeAll, describe, expect, test } from 'vitest'
import {
  averaged,
  chased,
  derived,
  handoffGaps,
  handoffMatrix,
  handoffSays,
  overlapOf,
  promiseBudget,
  scorecards,
  sections,
  summed,
  type Figure,
  type HandoffGap,
  type Report,
} from '../../src/analysis/index.ts'
import { say } from '../../src/base/index.ts'
import { apply, get, type Blueprint, type Flow } from '../../src/blueprint/index.ts'
import { simulate } from '../../src/simulation/index.ts'
import { template } from '../workspace/templates.ts'
import { blueprintOf } from './by-hand.ts'

const figureOf = (replications: number[], unit: Figure['unit'] = 'minutes', n = 1): Figure => ({
  ...{ measure: 'any', unit, n, replications },
})

describe('figures made of others', () => {
  test('are worked out replication by replication', () => {
    const made = derived(
      'lost',
      'flow',
      'minutes',
      [
        { ...figureOf([2, 4]), value: 3 },
        { ...figureOf([10, 5]), value: 7 },
      ],
      (a, b) => a * b,
    )
    expect(made).toMatchObject({ measure: 'lost', of: 'flow', value: 20, low: 20, high: 20, replications: [20, 20] })
  })
  test('have no value where one of them has no licence, and are nothing where one is missing', () => {
    const reason = { en: 'never settles', 'zh-CN': '不稳定' }
    const made = derived(
      'lost',
      undefined,
      'minutes',
      [
        { ...figureOf([2]), value: 2 },
        { ...figureOf([]), reason },
      ],
      (a, b) => a * b,
    )
    expect(made).toMatchObject({ reason })
    expect(made?.value).toBeUndefined()
    expect(derived('lost', undefined, 'minutes', [figureOf([1]), undefined], (a) => a)).toBeUndefined()
  })
  test('are added up, or weigh as many as pass', () => {
    expect(summed('volume', undefined, 'per-day', [figureOf([1, 3]), figureOf([2, 2])])?.value).toBe(4)
    const mean = averaged(
      'wait',
      undefined,
      'minutes',
      [figureOf([10]), figureOf([40])],
      [figureOf([2]), figureOf([1])],
    )
    expect(mean?.value).toBe(20)
  })
})

describe('hours at which both are there', () => {
  const flow: Flow = { type: 'flow', kind: 'sequence', from: 'ask', to: 'do' }
  const shop = (hours: Record<string, unknown>): Blueprint =>
    blueprintOf({
      front: { type: 'lane', name: { en: 'Front' }, role: 'frontstage' },
      desk: { type: 'department', name: { en: 'Desk' } },
      office: { type: 'department', name: { en: 'Office' } },
      agents: { type: 'pool', name: { en: 'Agents' }, capacity: 1, calendar: 'daily' },
      clerks: { type: 'pool', name: { en: 'Clerks' }, capacity: 1, calendar: 'weekdays' },
      daily: { type: 'calendar', name: { en: 'Daily' } },
      'daily-open': {
        ...{ type: 'opening', calendar: 'daily', spans: [['08:00', '18:00']] },
        days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
      },
      weekdays: { type: 'calendar', name: { en: 'Weekdays' } },
      'weekdays-open': {
        ...{ type: 'opening', calendar: 'weekdays', spans: [['13:00', '20:00']] },
        days: ['mon', 'tue', 'wed', 'thu', 'fri'],
      },
      ask: {
        type: 'node',
        kind: 'action',
        name: { en: 'Ask' },
        lane: 'front',
        department: 'desk',
        needs: [{ from: ['agents'] }],
      },
      do: {
        type: 'node',
        kind: 'action',
        name: { en: 'Do' },
        lane: 'front',
        department: 'office',
        needs: [{ from: ['clerks'] }],
      },
      over: flow,
      ...hours,
    })

  test('are a share of the giver’s: five afternoons of seven days', () => {
    // 5 × 5 of 7 × 10 hours.
    expect(overlapOf(shop({}), flow)?.share).toBeCloseTo(25 / 70, 12)
  })
  test('are those of a plain week: a holiday at the start changes nothing', () => {
    const holiday = { type: 'exception', calendar: 'weekdays', from: '2026-11-02', to: '2026-11-08' }
    expect(overlapOf(shop({ holiday }), flow)?.share).toBeCloseTo(25 / 70, 12)
  })
  test('are not stated where nobody is waited for', () => {
    const own = shop({})
    const alone = apply(own, [{ set: 'do', field: 'needs', to: null }])
    expect(alone.ok && overlapOf(alone.value, flow)).toBeUndefined()
  })
})

describe('the complaint hotline', () => {
  const whole = template('complaint-hotline')
  const fortnight = apply(whole, [
    { set: 'blueprint', field: 'study.length', to: { value: 2, unit: 'week' } },
    { set: 'blueprint', field: 'study.warmup', to: { value: 1, unit: 'week' } },
  ])
  const blueprint = fortnight.ok ? fortnight.value : whole
  let report: Report
  let gaps: HandoffGap[]
  beforeAll(async () => {
    const run = await simulate(blueprint, { replications: 3, seed: 5 })
    if (!run.ok) throw new Error(JSON.stringify(run.findings))
    report = run.value
    gaps = handoffGaps(blueprint, report)
  }, 120_000)

  test('loses most from the routing desk to billing, and closing that gap gains hours', () => {
    const [worst] = gaps
    expect([worst.from.id, worst.to.id]).toEqual(['routing', 'billing'])
    expect(worst.lacks).toEqual(['receipt'])
    expect(worst.gain?.evidence).toBe('enough')
    expect(worst.gain?.value).toBeLessThan(-3 * 60)
    // Volume × wait ÷ cycle time, of each replication.
    const { volume, wait, score } = worst
    const cycle = report.figures['cycle-time.mean']
    expect(score?.replications[2]).toBeCloseTo(
      ((volume?.replications[2] ?? 0) * (wait?.replications[2] ?? 0)) / (cycle.replications[2] ?? 1),
      9,
    )
  })

  test('the matrix has every handoff once', () => {
    const { departments, cells } = handoffMatrix(blueprint, gaps)
    const all = cells.flat().flatMap((cell) => cell?.gaps ?? [])
    expect(all).toHaveLength(gaps.length)
    const of = (id: string) => departments.findIndex((one) => one.id === id)
    expect(cells[of('routing')][of('billing')]?.gaps[0]).toBe(gaps[0])
    expect(cells[of('billing')][of('routing')]).toBeUndefined()
    // Three flows lead from the hotline to the routing desk.
    const own = cells[of('hotline')][of('routing')]
    expect(own?.gaps).toHaveLength(3)
    expect(own?.volume?.value).toBeCloseTo(own?.gaps.reduce((sum, { volume }) => sum + (volume?.value ?? 0), 0) ?? 0, 9)
  })

  test('departments promise each other 11 of the customer’s 24 hours on the way through billing', () => {
    const budget = promiseBudget(blueprint, report, gaps[0].flow.id)
    expect(budget?.parts.map(({ to, minutes }) => [to.id, minutes])).toEqual([
      ['routing', 60],
      ['billing', 480],
      ['hotline', 120],
    ])
    expect(budget).toMatchObject({ promised: 1440, agreed: 660, slack: 780 })
  })

  test('billing’s card: received, on time, returned, chased', () => {
    const card = scorecards(blueprint, report, gaps).find(({ department }) => department.id === 'billing')
    expect(card?.received?.value).toBe(gaps[0].volume?.value)
    expect(card?.onTime?.value).toBe(gaps[0].kept?.value)
    expect(card?.returned?.value).toBeCloseTo(0.05, 1)
    expect(card?.overdue?.value).toBeCloseTo((1 - (card?.onTime?.value ?? 0)) * (card?.received?.value ?? 0), 0)
    expect(card?.chased?.value).toBeGreaterThan(1)
  })

  test('who calls again does so mostly because of billing, and takes an agent’s time', () => {
    const [one] = chased(blueprint, report)
    expect(one.at[0].step).toBe('b-billing')
    const perCall = (one.work?.value ?? 0) / (one.calls?.value ?? 1)
    // Triangular from 2 to 8, mostly 4 minutes.
    expect(perCall).toBeCloseTo(14 / 3, 0)
    expect(one.cost?.value).toBeGreaterThan(0)
  })

  test('says it in sentences, whole in both languages', () => {
    const said = handoffSays(blueprint, report, gaps)
    expect(say(said[0], 'en')).toMatch(
      /^A case that is handed over takes .+ h.*: people work on it for .+, and for .+ it lies between departments\.$/,
    )
    expect(say(said[1], 'en')).toMatch(
      /^“Routing desk” to “Billing” holds .+ of that waiting; taken up at once, a handed-over case would take .+ less\.$/,
    )
    for (const one of said)
      for (const language of ['en', 'zh-CN'] as const) expect(say(one, language)).not.toMatch(/[{}]|undefined|NaN/)
  })

  test('the section shows them, and the joint attainment adds up', () => {
    const section = sections.find(({ name }) => name === 'handoffs')?.make({ blueprint, report })
    expect(section?.missing).toEqual([])
    expect(section?.tables.map(({ id }) => id)).toEqual([
      ...['handoff-matrix', 'handoff-ranking', 'service-sheet', 'scorecards', 'joint', 'silo', 'asked-again'],
    ])
    for (const { columns, rows } of section?.tables ?? [])
      for (const { cells } of rows) expect(cells).toHaveLength(columns.length)
    const joint = Object.values(report.figures).filter(({ measure }) => measure === 'joint')
    expect(joint.reduce((sum, { value }) => sum + (value ?? 0), 0)).toBeCloseTo(1, 9)
  })

  test('without departments it says how handoffs come about', () => {
    const changes = Object.entries(blueprint.records).flatMap(([id, record]) => [
      ...(record.type === 'node' && record.department ? [{ set: id, field: 'department', to: null }] : []),
      ...(record.type === 'lane' && record.department ? [{ set: id, field: 'department', to: null }] : []),
    ])
    const bare = apply(blueprint, changes)
    if (!bare.ok) throw new Error('did not apply')
    const section = sections.find(({ name }) => name === 'handoffs')?.make({ blueprint: bare.value, report })
    expect(section?.says).toEqual([])
    expect(section?.missing.map((one) => say(one, 'en'))).toEqual([
      'Nothing is handed over from one department to another. Give each step the department that owns it: flows between departments are handoffs by themselves.',
    ])
  })

  test('the trial at once changes the way and the receiver, nothing else', () => {
    const proof = report.proofs?.find(({ id }) => id === 'at-once-b-billing')
    const changed = apply(blueprint, proof?.changes ?? [])
    if (!changed.ok) throw new Error('did not apply')
    expect(get(changed.value, 'pool', 'b-billing-ready')?.capacity).toBeNull()
    expect(get(changed.value, 'node', 'b-billing')).toMatchObject({ needs: [{ from: ['b-billing-ready'] }] })
  })
})
