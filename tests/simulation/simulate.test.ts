import { describe, expect, test } from 'vitest'
import { say } from '../../src/base/index.ts'
import { differences, type Figure, type Report } from '../../src/analysis/index.ts'
import { apply, type Blueprint } from '../../src/blueprint/index.ts'
import { runKey, settingsOf, simulate, type Plan } from '../../src/simulation/index.ts'
import { queueOf } from './queue.ts'

async function reportOf(blueprint: Blueprint, plan: Plan = {}): Promise<Report> {
  const result = await simulate(blueprint, { replications: 5, asks: false, ...plan })
  if (!result.ok) throw new Error(result.findings.map((one) => say(one, 'en')).join('\n'))
  return result.value
}

/** The exact value lies in the interval, and the interval is no wider than this part of it. */
function expectExact(figure: Figure, exact: number, width: number): void {
  expect(figure.low).toBeLessThanOrEqual(exact)
  expect(figure.high).toBeGreaterThanOrEqual(exact)
  expect(((figure.high ?? Infinity) - (figure.low ?? 0)) / 2).toBeLessThan(width * exact)
}

describe('against theory: M/M/1, one case each ten minutes, eight minutes of work', () => {
  test('waiting, queue, utilisation, cycle time and promise are what theory says', async () => {
    const { figures } = await reportOf(queueOf(), { replications: 20, seed: 7 })
    expectExact(figures['wait.mean@serve'], 32, 0.1)
    expectExact(figures['queue.mean@clerks'], 3.2, 0.1)
    expectExact(figures['in-process'], 4, 0.1)
    expectExact(figures['utilisation@clerks'], 0.8, 0.02)
    expectExact(figures['service.mean@serve'], 8, 0.02)
    expectExact(figures['cycle-time.mean'], 40, 0.1)
    // The time in system is exponential with mean 40: ln 10 × 40, and 1 − e^(−60/40) within the hour.
    expectExact(figures['cycle-time.p90'], 92.103, 0.1)
    expectExact(figures['attainment@promise'], 0.77687, 0.05)
    expectExact(figures['arrivals'], 144, 0.02)
    expect(figures['law.little/side=clock'].value).toBeCloseTo(figures['law.little/side=case'].value ?? NaN, 9)
  })

  test('what grows has no steady figures, only a reason and a finding; the rest keeps its figures', async () => {
    const report = await reportOf(queueOf({ work: 11, days: 20 }))
    expect(report.findings[0].rule).toBe('unstable')
    expect(report.figures['wait.mean@serve'].value).toBeUndefined()
    expect(report.figures['wait.mean@serve'].low).toBeUndefined()
    expect(report.figures['cycle-time.mean'].reason?.en).toMatch(/never settles/)
    expect(report.figures['attainment@promise'].value).toBeUndefined()
    expect(report.figures['service.mean@serve'].value).toBeGreaterThan(10)
    expect(report.figures['utilisation@clerks'].value).toBeGreaterThan(0.98)
  })

  test('ρ 0.95 is no false alarm', async () => {
    const report = await reportOf(queueOf({ work: 9.5, days: 40 }), { replications: 8 })
    expect(report.findings.map((one) => one.rule)).not.toContain('unstable')
    expect(report.figures['wait.mean@serve'].value).toBeGreaterThan(50)
  })
})

test('the same blueprint, plan and seed give the same bytes; another seed does not', async () => {
  const blueprint = queueOf({ days: 5, warmupDays: 1 })
  const once = JSON.stringify(await reportOf(blueprint, { asks: true }))
  expect(JSON.stringify(await reportOf(blueprint, { asks: true }))).toBe(once)
  expect(JSON.stringify(await reportOf(blueprint, { asks: true, seed: 2 }))).not.toBe(once)
})

test('more replications leave the first ones as they were', async () => {
  const blueprint = queueOf({ days: 5, warmupDays: 1 })
  const few = await reportOf(blueprint, { replications: 3 })
  const more = await reportOf(blueprint, { replications: 6 })
  expect(more.figures['wait.mean@serve'].replications.slice(0, 3)).toEqual(few.figures['wait.mean@serve'].replications)
})

test('the key leaves out names, notes and places, and holds all that a figure depends on', () => {
  const blueprint = queueOf()
  const plan = settingsOf(blueprint, { replications: 5 })
  const keyAfter = (...changes: Parameters<typeof apply>[1]) => {
    const changed = apply(blueprint, changes)
    if (!changed.ok) throw new Error('the change does not fit')
    return runKey(changed.value, plan)
  }
  const key = runKey(blueprint, plan)
  expect(keyAfter({ set: 'serve', field: 'name', to: { en: 'Help' } })).toBe(key)
  expect(keyAfter({ add: 'pin', record: { type: 'place', of: 'serve', column: 3 } })).toBe(key)
  expect(keyAfter({ set: 'clerks', field: 'capacity', to: 2 })).not.toBe(key)
  expect(keyAfter({ set: 'clerks', field: 'cost', to: { perHour: 60 } })).not.toBe(key)
  expect(keyAfter({ set: 'hour', field: 'attainment', to: 0.95 })).not.toBe(key)
  expect(keyAfter({ set: 'serve', field: 'department', to: 'desk' })).not.toBe(key)
  expect(runKey(blueprint, { ...plan, seed: 2 })).not.toBe(key)
})

test('reports come on the way, at set replications, each wider than it need be and none partial at the end', async () => {
  const seen: number[] = []
  const progress = (report: Report) => void seen.push(report.replications.done)
  const result = await simulate(queueOf({ days: 3, warmupDays: 1 }), { replications: 9, asks: false }, { progress })
  expect(seen).toEqual([1, 2, 3, 5, 8])
  expect(result.ok && result.value).toMatchObject({ partial: false, replications: { done: 9, wanted: 9 } })
})

test('Stop leaves whole replications and says that it is partial', async () => {
  let looks = 0
  const stop = () => ++looks > 6
  const result = await simulate(queueOf({ days: 60 }), { replications: 20, asks: false }, { stop })
  expect(result.ok).toBe(true)
  if (!result.ok) return
  expect(result.value.partial).toBe(true)
  expect(result.value.replications.done).toBeLessThan(20)
  expect(result.value.figures['wait.mean@serve']?.replications.length ?? 0).toBe(result.value.replications.done)
})

test('what blocks is refused before anything runs, with the finding', async () => {
  const broken = apply(queueOf(), [{ remove: 'serve-leave' }])
  if (!broken.ok) throw new Error()
  const result = await simulate(broken.value)
  expect(result.ok).toBe(false)
  expect(result.findings.some((one) => one.severity === 'blocks')).toBe(true)
})

describe('asks', () => {
  test('one more person is tried under the same luck, and the verdict says what it is worth', async () => {
    const report = await reportOf(queueOf({ days: 20 }), { replications: 10, asks: true })
    const proof = report.proofs?.find((one) => one.id === 'one-more-clerks')
    expect(proof?.changes).toEqual([{ set: 'clerks', field: 'capacity', to: 2 }])
    const gain = proof?.differences.find((one) => one.key === 'attainment@promise/row=hour')
    expect(gain).toMatchObject({ evidence: 'enough' })
    expect(gain?.after).toBeGreaterThan(0.99)
    const [verdict] = report.findings
    expect(verdict.rule).toBe('verdict')
    expect(say(verdict, 'en')).toMatch(
      /; one more in “Clerks” lifts “Everybody” on time from \d\d\.\d % to 99\.\d % \(±\d+\.\d\)\.$/,
    )
    expect(say(verdict, 'zh-CN')).toMatch(
      /；“Clerks”增加一人，“Everybody”及时率从 \d\d\.\d % 升到 99\.\d %（±\d+\.\d）。$/,
    )
  })

  test('what no hiring can mend is said as such: the work alone takes longer than promised', async () => {
    const slow = queueOf({ gap: 200, work: 60, servers: 2, days: 60 })
    const report = await reportOf(slow, { replications: 10, asks: true })
    // Exponential work of mean 60: e^−1 of all cases, 37 in 100, are late though nobody waits.
    expect(say(report.findings[0], 'en')).toContain(
      'hiring cannot mend it: with no queue at all, 37 in 100 are still late',
    )
  })

  test('a promise that is kept is said to be kept', async () => {
    const report = await reportOf(queueOf({ servers: 2, days: 10 }), { asks: true })
    expect(say(report.findings[0], 'en')).toMatch(
      /^Promises are kept: “Everybody”, the closest to its limit, is on time in \d+\.\d % ±/,
    )
  })
})

test('a difference is paired by replication, and says when it is too small or too unsure', async () => {
  const before = await reportOf(queueOf({ days: 10 }), { replications: 8 })
  const same = differences(before, before).find((one) => one.key === 'wait.mean@serve')
  expect(same).toMatchObject({ value: 0, low: 0, high: 0, evidence: 'tiny' })
  const faster = await reportOf(queueOf({ days: 10, work: 7 }), { replications: 8 })
  const change = differences(before, faster).find((one) => one.key === 'wait.mean@serve')
  expect(change?.value).toBeLessThan(0)
  expect(change?.evidence).toBe('enough')
  // Each case meets the same luck, so its work is shorter by exactly an eighth.
  const work = differences(before, faster).find((one) => one.key === 'service.mean@serve')
  expect(work?.after).toBeCloseTo((before.figures['service.mean@serve'].value ?? 0) * (7 / 8), 9)
  expect(differences(before, faster).some((one) => one.by?.hour !== undefined)).toBe(false)
})
