import { readFileSync } from 'node:fs'
import { randomInt } from 'node:crypto'
import { expect, test } from 'vitest'
import { figure, type Report } from '../../src/analysis/index.ts'
import { all, apply, parse, type Blueprint } from '../../src/blueprint/index.ts'
import { simulate } from '../../src/simulation/index.ts'
import { queueOf } from './queue.ts'

async function reportOf(blueprint: Blueprint, replications: number, seed = randomInt(2 ** 31)): Promise<Report> {
  console.log(`seed ${seed}`)
  const result = await simulate(blueprint, { replications, seed, asks: false })
  if (!result.ok) throw new Error(JSON.stringify(result.findings))
  return result.value
}

test('M/M/3: a case costs the hourly rate times the mean time on the job', async () => {
  const clerks = {
    ...{ type: 'pool', name: { en: 'Clerks' }, capacity: 3 },
    cost: { perHour: 90 },
  }
  const blueprint = queueOf({ gap: 10, work: 24, more: { clerks }, days: 20 })
  // 24 minutes at 1.5 a minute. Twenty replications; once more with fresh seeds before it is called wrong.
  const isNear = async () => {
    const one = figure(await reportOf(blueprint, 20), 'cost.mean')
    const error = ((one?.high ?? Infinity) - (one?.low ?? 0)) / 2 / 2.093
    expect(error).toBeLessThan(0.01 * 36)
    return Math.abs((one?.value ?? NaN) - 36) < 3.5 * error
  }
  expect((await isNear()) || (await isNear())).toBe(true)
})

test('steps make up the whole, and so do teams with what the steps state', async () => {
  const file = readFileSync(new URL('../../blueprints/broadband-installation.json', import.meta.url), 'utf8')
  const parsed = parse(file)
  if (!parsed.ok) throw new Error('a template parses')
  const blueprint = parsed.value
  const report = await reportOf(blueprint, 1)
  const whole = figure(report, 'cost.mean')?.value ?? NaN
  const sum = (type: 'node' | 'pool') =>
    all(blueprint, type).reduce((total, { id }) => total + (figure(report, 'cost.mean', id)?.value ?? 0), 0)
  expect(sum('node')).toBeCloseTo(whole, 6)
  const without = apply(blueprint, [{ set: 'install', field: 'cost', to: 0 }])
  if (!without.ok) throw new Error('a change that fits')
  const people = figure(await reportOf(without.value, 1, report.seed), 'cost.mean')?.value
  expect(sum('pool')).toBeCloseTo(people ?? NaN, 6)
  expect(whole - sum('pool')).toBeGreaterThan(60)
})
