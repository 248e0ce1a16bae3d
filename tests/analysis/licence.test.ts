/** What may be shown, and what is said in its place: through `simulate`, and on recordings worked by hand. */
import { randomInt } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { say, type Finding } from '../../src/base/index.ts'
import { figure, stabilityOf, type Report } from '../../src/analysis/index.ts'
import { apply, poolLoads, type Blueprint } from '../../src/blueprint/index.ts'
import { check } from '../../src/rules/index.ts'
import { simulate, type Plan } from '../../src/simulation/index.ts'
import { draw } from '../blueprint/draw.ts'
import { queueOf } from '../simulation/queue.ts'
import { figuresOf, type HandRow, type World } from './by-hand.ts'

async function reportOf(blueprint: Blueprint, plan: Plan = {}): Promise<Report> {
  const result = await simulate(blueprint, { replications: 6, asks: false, ...plan })
  if (!result.ok) throw new Error(result.findings.map((one) => say(one, 'en')).join('\n'))
  return result.value
}

const named = (report: Report, rule: string): string[] =>
  report.findings.flatMap((finding) => (finding.rule === rule ? finding.at : []))
const isShown = (report: Report, measure: string, of?: string): boolean =>
  figure(report, measure, of)?.value !== undefined

const exponential = (mean: number) => ({ distribution: 'exponential', mean, unit: 'min' })
const comes = (at: string, mean: number) => ({
  ...{ type: 'stream', at },
  arrivals: { kind: 'renewal', gap: exponential(mean) },
})
const pool = (more: object = {}) => ({ type: 'pool', name: { en: 'Pool' }, capacity: 1, ...more })
const work = (mean: number, pools: string[], more: object = {}) => ({
  ...{ stages: [{ time: exponential(mean) }], needs: pools.map((id) => ({ from: [id] })) },
  ...more,
})
const steady = (days: number) => ({
  study: {
    ...{ kind: 'steady', warmup: { value: days / 4, unit: 'd' }, length: { value: days, unit: 'd' } },
    followUp: { value: days, unit: 'd' },
  },
})
const loads = (blueprint: Blueprint) => poolLoads(blueprint).map(({ load }) => Number(load.toFixed(3)))

describe('where the load does not tell, the growth of the numbers inside does', () => {
  /**
   * Two ways through the same two desks in opposite directions, the second step preferred: the two second steps are
   * never at work at the same time, so together they may take no more than one desk's time.
   * @source Rybko & Stolyar, Ergodicity of stochastic processes describing the operation of open queueing networks,
   * Problems of Information Transmission 28, 1992
   */
  const crossed = (second: number) =>
    draw('arrive-1 > a > b > end\n arrive-2 > c > d > end', {
      blueprint: steady(7),
      ...{ 's-1': comes('arrive-1', 2), 's-2': comes('arrive-2', 2), left: pool(), right: pool() },
      ...{ a: work(0.2, ['left'], { priority: 2 }), b: work(second, ['right'], { priority: 1 }) },
      ...{ c: work(0.2, ['right'], { priority: 2 }), d: work(second, ['left'], { priority: 1 }) },
    })

  test('desks that are 70 % loaded and prefer each other’s customers never settle', async () => {
    const blueprint = crossed(1.2)
    expect(loads(blueprint)).toEqual([0.7, 0.7])
    const report = await reportOf(blueprint)
    expect(named(report, 'unstable').sort()).toEqual(['left', 'right'])
    expect(isShown(report, 'cycle-time.mean')).toBe(false)
    expect(isShown(report, 'wait.mean', 'a')).toBe(false)
    expect(isShown(report, 'queue.mean', 'right')).toBe(false)
    expect(figure(report, 'cycle-time.mean')?.reason?.en).toMatch(/never settles/)
  })

  test('with shorter second steps the same desks settle', async () => {
    const report = await reportOf(crossed(0.8))
    expect(named(report, 'unstable')).toEqual([])
    expect(isShown(report, 'cycle-time.mean')).toBe(true)
  })

  /** Three jobs that each need two of three people: only one of them can be done at a time. */
  const pairs = (gap: number) =>
    draw('arrive-1 > a > end\n arrive-2 > b > end\n arrive-3 > c > end', {
      blueprint: steady(5),
      ...{ 's-1': comes('arrive-1', gap), 's-2': comes('arrive-2', gap), 's-3': comes('arrive-3', gap) },
      ...{ ann: pool(), ben: pool(), cem: pool() },
      ...{ a: work(1, ['ann', 'ben']), b: work(1, ['ben', 'cem']), c: work(1, ['cem', 'ann']) },
    })

  test('jobs that each need two of three people: 80 % loaded each, and 120 % in truth', async () => {
    const blueprint = pairs(2.5)
    expect(loads(blueprint)).toEqual([0.8, 0.8, 0.8])
    const report = await reportOf(blueprint)
    expect(named(report, 'unstable').sort()).toEqual(['ann', 'ben', 'cem'])
    expect(isShown(report, 'cycle-time.p90')).toBe(false)
  })

  test('the same jobs at 80 % in truth settle', async () => {
    const report = await reportOf(pairs(3.75))
    expect(named(report, 'unstable')).toEqual([])
    expect(isShown(report, 'cycle-time.p90')).toBe(true)
  })

  test('who gives up and always calls again is never rid of: the number inside grows', async () => {
    const blueprint = draw('arrive > a > end\n a > delay{on: abandon} > a', {
      ...{ blueprint: steady(1), s: comes('arrive', 1), desk: pool() },
      a: work(1.25, ['desk'], { patience: { time: exponential(5) } }),
      delay: { stages: [{ time: exponential(30) }] },
    })
    const report = await reportOf(blueprint)
    expect(named(report, 'still-filling')).toEqual(['blueprint'])
    expect(['in-process', 'cycle-time.mean', 'cycle-time.p90'].filter((one) => isShown(report, one))).toEqual([])
    expect(report.findings.map((one) => one.rule)).not.toContain('verdict')
  })
})

describe('a wait of the customer', () => {
  test('has no figure where it waits for what never settles, and keeps it where that comes later', async () => {
    const blueprint = draw('arrive > wait-a > a > wait-b > b > end', {
      ...{ blueprint: steady(7), s: comes('arrive', 2), desk: pool(), slow: pool() },
      ...{ a: work(1, ['desk']), b: work(2.4, ['slow']) },
    })
    const report = await reportOf(blueprint)
    expect(named(report, 'unstable')).toEqual(['slow'])
    expect(figure(report, 'wait.mean', 'wait-a')?.value).toBeCloseTo(figure(report, 'wait.mean', 'a')?.value ?? NaN, 9)
    expect(isShown(report, 'wait.mean', 'wait-b')).toBe(false)
  })
})

describe('no false alarms', () => {
  test.each([0.9, 0.95])('ρ %f from empty, in a short run', async (load) => {
    const report = await reportOf(queueOf({ work: load * 10, days: 7, warmupDays: 0 }), { replications: 20 })
    expect(named(report, 'unstable')).toEqual([])
  })

  test('three hours of overload in a day that drains', async () => {
    const hours = Array.from({ length: 24 }, (_, hour) => (hour >= 9 && hour < 12 ? 5 : 1))
    const blueprint = draw('arrive > a > end', {
      ...{ blueprint: steady(28), desk: pool(), a: work(10, ['desk']) },
      s: { type: 'stream', at: 'arrive', arrivals: { kind: 'rate', perDay: 120, hours } },
    })
    const report = await reportOf(blueprint, { replications: 20 })
    expect(named(report, 'unstable')).toEqual([])
    expect(isShown(report, 'wait.mean', 'desk')).toBe(true)
  })

  test('a weekend’s backlog in a study that ends on a Sunday', async () => {
    const days = ['mon', 'tue', 'wed', 'thu', 'fri']
    const blueprint = draw('arrive > a > end', {
      ...{ blueprint: steady(28), desk: pool({ calendar: 'office' }), office: { type: 'calendar', name: {} } },
      hours: { type: 'opening', calendar: 'office', days, spans: [['00:00', '24:00']] },
      ...{ a: work(10, ['desk']), s: comes('arrive', 16) },
    })
    const report = await reportOf(blueprint, { replications: 20 })
    expect(named(report, 'unstable')).toEqual([])
  })

  test('work that comes in step with the one who does it fills him to the last minute, and nobody waits', async () => {
    const every = (value: number) => ({ distribution: 'constant', value, unit: 'min' })
    const blueprint = draw('arrive > a > end', {
      ...{ blueprint: steady(4), desk: pool(), a: { ...work(1, ['desk']), stages: [{ time: every(10) }] } },
      s: { type: 'stream', at: 'arrive', arrivals: { kind: 'renewal', gap: every(10) } },
    })
    expect(loads(blueprint)).toEqual([1])
    const report = await reportOf(blueprint)
    expect(named(report, 'unstable')).toEqual([])
    expect(figure(report, 'cycle-time.mean')?.value).toBe(10)
  })
})

describe('what never settles', () => {
  /** The counter is overloaded; the desk, which members alone go to, is not. */
  const twoDesks = draw('arrive > decide > counter > end\n decide > desk > end', {
    ...{ blueprint: steady(20), s: comes('arrive', 5), clerk: pool(), host: pool() },
    ...{ counter: work(8, ['clerk']), desk: work(5, ['host']) },
    member: { type: 'class', name: {}, share: 0.3 },
    guest: { type: 'class', name: {}, share: 0.7 },
    'decide-to-desk': { when: 'class == "member"', share: undefined },
    'decide-to-counter': { share: undefined },
  })

  test('is left out part by part: who never comes there keeps all figures', async () => {
    const report = await reportOf(twoDesks)
    expect(named(report, 'unstable')).toEqual(['clerk'])
    expect(['wait.mean', 'queue.mean'].map((one) => isShown(report, one, 'clerk'))).toEqual([false, false])
    expect(['wait.mean', 'queue.mean'].map((one) => isShown(report, one, 'host'))).toEqual([true, true])
    expect(report.figures['cycle-time.mean'].value).toBeUndefined()
    expect(report.figures['cycle-time.mean/class=guest'].value).toBeUndefined()
    expect(report.figures['cycle-time.mean/class=member'].value).toBeGreaterThan(5)
    expect(report.figures['utilisation@clerk'].value).toBeGreaterThan(0.98)
  })

  test('offers the study of one period from empty, which has all its figures', async () => {
    const blueprint = queueOf({ work: 13, days: 10, warmupDays: 5 })
    const report = await reportOf(blueprint)
    const offer = report.findings.find((one) => one.rule === 'unstable')?.offer
    const changed = apply(blueprint, offer?.changes ?? [])
    if (!changed.ok) throw new Error(JSON.stringify(changed.findings))
    const fromEmpty = await reportOf(changed.value)
    expect(fromEmpty.study).toBe('terminating')
    expect(fromEmpty.warmupMinutes).toBe(0)
    expect(named(fromEmpty, 'unstable')).toEqual([])
    expect(isShown(fromEmpty, 'cycle-time.mean')).toBe(true)
  })

  test('is known before the run too, and said in people', async () => {
    const blueprint = queueOf({ work: 13, days: 10 })
    const before = check(blueprint).find((one) => one.rule === 'load-below-capacity') as Finding
    expect(say(before, 'en')).toMatch(/receives work for 31.2 h a day, can do 24 h/)
    const [finding] = (await reportOf(blueprint)).findings
    expect(say(finding, 'en')).toMatch(/“Clerks” gets 130.0 % of the work it can do/)
    expect(say(finding, 'en')).toMatch(/1.3 people would have to be busy and 1 are there/)
    expect(say(finding, 'zh-CN')).toMatch(/平均需要 1.3 人在忙，实际只有 1 人/)
  })

  test('is decided from a report alone, before its figures are taken away and after', async () => {
    const blueprint = queueOf({ work: 13, days: 10 })
    const report = await reportOf(blueprint)
    expect(stabilityOf(blueprint, report)).toEqual({ pools: [{ pool: 'clerks', load: 1.3 }], isFilling: false })
  })
})

test('a run that breaks off later keeps what was measured, marked partial, and says why', async () => {
  // Who must wait gives up at once and asks again at once: harmless until somebody has to.
  const impatient = { patience: { time: { distribution: 'constant', value: 0, unit: 'min' } } }
  const again = { type: 'flow', kind: 'sequence', from: 'serve', to: 'serve', on: 'abandon' }
  const blueprint = queueOf({ gap: 1000, work: 1, days: 10, warmupDays: 0, serve: impatient, more: { again } })
  const report = await reportOf(blueprint, { replications: 200, seed: 1 })
  expect(report).toMatchObject({ partial: true, cutShort: 'broken' })
  expect(report.replications.done).toBeGreaterThan(1)
  expect(report.replications.done).toBeLessThan(200)
  expect(report.findings[0]).toMatchObject({ rule: 'simulation/zero-time-loop', at: ['serve'] })
  expect(figure(report, 'service.mean', 'serve')?.value).toBeCloseTo(1, 0)
})

describe('a class that is preferred at an overloaded pool', () => {
  // 0.39 of the time goes to gold; all together are 1.3 times what can be done.
  const queue = (pool: object = {}, gold = 0.3) =>
    queueOf({
      ...{ gap: 10, work: 13, days: 40, warmupDays: 20 },
      more: {
        gold: { type: 'class', name: { en: 'Gold' }, share: gold, priority: 1 },
        plain: { type: 'class', name: { en: 'Plain' }, share: 1 - gold, priority: 2 },
        clerks: { type: 'pool', name: { en: 'Clerks' }, capacity: 1, ...pool },
      },
    })
  const of = (report: Report, one: string) => figure(report, 'cycle-time.mean', undefined, { class: one })

  test('keeps its figures: it waits for the work begun and for its own', async () => {
    const seed = randomInt(2 ** 31)
    console.log(`seed ${seed}`)
    const report = await reportOf(queue(), { replications: 20, seed, asks: false })
    // The desk is always busy: 13 minutes are left of the work begun; so 13 / (1 − 0.39) of waiting and 13 of work.
    const { value = NaN, low = NaN, high = NaN } = of(report, 'gold') ?? {}
    expect(Math.abs(value - (13 / 0.61 + 13))).toBeLessThan((high - low) * 1.2)
    expect(high - low).toBeLessThan(0.1 * value)
    for (const one of [of(report, 'plain'), figure(report, 'cycle-time.mean'), figure(report, 'wait.mean', 'serve')])
      expect(one).toMatchObject({ reason: { en: expect.stringMatching(/never settles/) as string } })
    expect(report.findings.map((one) => one.rule)).toContain('unstable')
  })

  test('loses them where waiting weighs as priority, or where its own work is too much', async () => {
    const aged = await reportOf(queue({ ageing: { value: 1, unit: 'h' } }), { replications: 5, seed: 1, asks: false })
    expect(of(aged, 'gold')?.value).toBeUndefined()
    const most = await reportOf(queue({}, 0.9), { replications: 5, seed: 1, asks: false })
    expect(of(most, 'gold')?.value).toBeUndefined()
  })
})

test('a mean that one case in thousands carries is not shown; percentiles are', async () => {
  const rare = {
    distribution: 'mixture',
    unit: 'min',
    parts: [
      { share: 0.9995, of: { distribution: 'exponential', mean: 1 } },
      { share: 0.0005, of: { distribution: 'constant', value: 5_000 } },
    ],
  }
  const blueprint = draw('arrive > delay > end', {
    ...{ blueprint: steady(4), s: comes('arrive', 5), delay: { stages: [{ time: rare }] } },
  })
  const report = await reportOf(blueprint, { seed: 5 })
  expect(figure(report, 'cycle-time.mean')?.carried).toBeGreaterThan(0.1)
  expect(figure(report, 'cycle-time.mean')?.value).toBeUndefined()
  expect(figure(report, 'cycle-time.mean')?.reason?.en).toMatch(/hangs on chance/)
  expect(figure(report, 'cycle-time.p50')?.value).toBeLessThan(2)
  // So it is with the time on the job, which has no percentiles.
  expect(figure(report, 'service.mean', 'delay')?.carried).toBeCloseTo(
    figure(report, 'cycle-time.mean')?.carried ?? 0,
    9,
  )
  expect(figure(report, 'service.mean', 'delay')?.value).toBeUndefined()
  expect(figure(report, 'service.mean', 'delay')?.reason?.en).toMatch(/hangs on chance/)
  expect(report.findings.filter((one) => one.rule === 'hangs-on-one').map((one) => one.at)).toEqual([[], ['delay']])
  expect(report.findings.map((one) => one.rule)).toContain('hangs-on-one')
})

test('a case that is over while a token waits at a join is counted there; one whose ways all come is not', () => {
  const join = { type: 'node', kind: 'join', name: { en: 'Both' }, lane: 'front' }
  const world: World = {
    records: { front: { type: 'lane', name: { en: 'Front' }, role: 'frontstage' }, both: join },
    places: { both: [], done: [] },
    to: 10,
  }
  const rows: HandRow[] = [
    [0, 'arrive', 0, 0, 'both', 0, 0],
    [1, 'arrive', 1, 0, 'both', 0, 1],
    [2, 'absorb', 0, 0, 'both', -1, 0],
    [3, 'absorb', 1, 0, 'both', -1, 0],
    [4, 'join', 1, 1, 'both', -1, 0],
    [5, 'end', 1, 1, 'done', 'satisfied', 4],
    [5, 'gone', 1, 0, 'done', 'satisfied', 4],
    [9, 'gone', 0, 0, 'both', -1, 0],
  ]
  expect(figuresOf(world, rows)['stranded@both']).toMatchObject({ value: 0.5, n: 2 })
})
