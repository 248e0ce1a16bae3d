import { describe, expect, test } from 'vitest'
import { halfWidth, type Report } from '../../src/analysis/index.ts'
import { breath, runKey, settingsOf, simulate, Simulation, type Plan } from '../../src/simulation/index.ts'
import { queueOf } from './queue.ts'

const short = queueOf({ days: 2, warmupDays: 1 })

async function run(plan: Plan, blueprint = short): Promise<Report> {
  const result = await simulate(blueprint, { asks: false, ...plan })
  if (!result.ok) throw new Error(JSON.stringify(result.findings))
  return result.value
}

describe('as many replications as it takes', () => {
  test('the leading promise and the cycle time are known as exactly as asked, and no sooner than five', async () => {
    const precision = { mean: 0.15, share: 0.04 }
    const { replications, evidence, figures, partial } = await run({ precision })
    expect([evidence.verdict, partial, replications.done % 5]).toEqual(['enough', false, 0])
    expect(replications.wanted).toBe(replications.done)
    expect(replications.done).toBeGreaterThanOrEqual(10)
    expect(halfWidth(figures['cycle-time.mean'])! / figures['cycle-time.mean'].value!).toBeLessThanOrEqual(0.15)
    expect(halfWidth(figures['attainment@promise'])).toBeLessThanOrEqual(0.04)
    expect(evidence.figures.map(({ key }) => key)).toEqual(['attainment@promise', 'cycle-time.mean'])
    expect(evidence.figures[0]).toEqual({
      ...{ key: 'attainment@promise', wanted: 0.04 },
      halfWidth: halfWidth(figures['attainment@promise']),
    })
  })

  test('a finer precision goes on with the same replications', async () => {
    const rough = await run({ precision: { mean: 0.3, share: 1 } })
    const fine = await run({ precision: { mean: 0.1, share: 1 } })
    expect(fine.replications.done).toBeGreaterThan(rough.replications.done)
    const values = ({ figures }: Report) => figures['cycle-time.mean'].replications.slice(0, rough.replications.done)
    expect(values(fine)).toEqual(values(rough))
  })

  test('the most allowed come first: capped, whole, and the half-width reached stands beside the one wanted', async () => {
    const { replications, evidence, partial } = await run({ precision: { mean: 0.001, share: 0.0001, most: 15 } })
    expect([evidence.verdict, partial, replications]).toEqual(['capped', false, { done: 15, wanted: 15 }])
    expect(evidence.figures.every(({ wanted, halfWidth = 0 }) => halfWidth > wanted)).toBe(true)
  })

  test('a fixed number stays fixed, in the plan and in the blueprint; the plan’s precision comes before the latter', async () => {
    expect((await run({ replications: 3 })).evidence).toMatchObject({ verdict: 'fixed' })
    const settled = queueOf({ days: 2, warmupDays: 1, replications: 4 })
    expect((await run({}, settled)).replications).toEqual({ done: 4, wanted: 4 })
    expect((await run({ precision: { mean: 0.5, share: 1 } }, settled)).evidence.verdict).toBe('enough')
  })

  test('what never settles is known no better by running on: the fewest are run', async () => {
    const { evidence, replications, findings } = await run({}, queueOf({ gap: 5, work: 8, days: 10, warmupDays: 1 }))
    expect([evidence.verdict, replications.done]).toEqual(['enough', 10])
    expect(findings.map(({ rule }) => rule)).toContain('unstable')
  })

  test('nothing said means three per cent, one point, and a thousand at most', () => {
    const settings = settingsOf(short, {})
    expect(settings).toMatchObject({ replications: undefined, precision: { mean: 0.03, share: 0.01 }, most: 1000 })
    expect(runKey(short, settings)).not.toBe(runKey(short, settingsOf(short, { precision: { mean: 0.02 } })))
    expect(runKey(short, settings)).toBe(runKey(short, settingsOf(short, { seconds: 5 })))
  })
})

describe('cut short', () => {
  test('when its time is over it is partial and says so; gone on with, it ends with the bytes of an unbroken run', async () => {
    const plan: Plan = { replications: 12, asks: true, seconds: 0.5 }
    const simulation = new Simulation(short, plan)
    let awake = 0
    const steering = { yield: breath, awake: () => (awake += 20) }
    const first = await simulation.run(steering)
    expect(first.ok && first.value).toMatchObject({ partial: true, cutShort: 'time' })
    let last = first
    for (let again = 0; again < 500 && last.ok && last.value.partial; again += 1) last = await simulation.run(steering)
    expect(last.ok && last.value).toEqual(await run({ ...plan, seconds: undefined }))
  })

  test('a replication that is longer than the time is kept under way', async () => {
    const long = queueOf({ days: 120 })
    const simulation = new Simulation(long, { replications: 1, asks: false, seconds: 0.05 })
    let awake = 0
    const steering = { awake: () => (awake += 20) }
    const first = await simulation.run(steering)
    expect(first.ok && first.value.replications.done).toBe(0)
    let last = first
    for (let again = 0; again < 100 && last.ok && last.value.partial; again += 1) last = await simulation.run(steering)
    expect(last.ok && last.value.replications.done).toBe(1)
  })
})
