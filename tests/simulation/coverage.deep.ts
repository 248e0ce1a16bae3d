/**
 * Do 95 % intervals hold the truth 95 times in a hundred? A thousand experiments on M/M/1 at ρ 0.8, through the same run,
 * folds and figures as any report, with fresh seeds. A day's arrivals are 144; the queue forgets its empty start by e in
 * half a day, so after four days what is left of it is nothing; over eight weeks means of a replication are nearly normal.
 */
import { expect, test } from 'vitest'
import type { Blueprint } from '../../src/blueprint/index.ts'
import { halfWidth, type Figure } from '../../src/analysis/index.ts'
import { settingsOf, type Plan } from '../../src/simulation/index.ts'
import { prepared, Replication } from '../../src/simulation/replication.ts'
import { Study } from '../../src/simulation/study.ts'
import { freshSeed } from '../random/luck.ts'
import { queueOf } from './queue.ts'

const weeks = (days: number): Blueprint => queueOf({ gap: 10, work: 8, days, warmupDays: 4 })
const experiments = 1000

/** The exact values: the time in the system is exponential with mean 1 / (μ − λ) = 40 minutes. */
const truths: Record<string, number> = {
  'cycle-time.mean': 40,
  'cycle-time.p90': 40 * Math.log(10),
  'attainment@promise': 1 - Math.exp(-60 / 40),
  'utilisation@clerks': 0.8,
}

const holds = ({ low = NaN, high = NaN }: Figure, truth: number): boolean => low <= truth && truth <= high

function cover(blueprint: Blueprint, plan: Plan, seed: number) {
  const base = settingsOf(blueprint, plan)
  const subject = prepared(blueprint, base)
  const hits = Object.fromEntries(Object.keys(truths).map((key) => [key, 0]))
  let [runs, width] = [0, 0]
  for (let experiment = 0; experiment < experiments; experiment += 1) {
    const settings = { ...base, seed: seed + experiment }
    const study = new Study(blueprint, settings)
    for (let next = study.next(0); next !== undefined; next = study.next(0)) {
      const replication = new Replication(subject, settings, next)
      let outcome = replication.step()
      while (!outcome) outcome = replication.step()
      study.take(next, outcome)
    }
    const figures = study.figures.figures()
    for (const [key, truth] of Object.entries(truths)) if (holds(figures[key], truth)) hits[key] += 1
    runs += study.count / experiments
    width += halfWidth(figures['cycle-time.mean'])! / 40 / experiments
  }
  const shares = Object.fromEntries(Object.entries(hits).map(([key, count]) => [key, count / experiments]))
  console.log(
    `${JSON.stringify(plan)}, seeds from ${seed}: ${runs.toFixed(1)} replications, ±${(width * 100).toFixed(1)} %;`,
    Object.entries(shares)
      .map(([key, share]) => `${key} ${(share * 100).toFixed(1)} %`)
      .join(', '),
  )
  return shares
}

test('with 20 fixed replications 93 to 97 of a hundred intervals hold the truth', () => {
  const shares = cover(weeks(60), { replications: 20 }, freshSeed() % 1e9)
  for (const key of ['cycle-time.mean', 'attainment@promise', 'utilisation@clerks']) {
    expect(shares[key], key).toBeGreaterThanOrEqual(0.93)
    expect(shares[key], key).toBeLessThanOrEqual(0.97)
  }
  // Sectioning is a little bold: a replication's percentile leans to one side.
  expect(shares['cycle-time.p90']).toBeGreaterThanOrEqual(0.92)
})

test('where the half-width decides how many, at least 90 of a hundred do', () => {
  const shares = cover(weeks(20), { precision: { mean: 0.1, share: 0.1 } }, freshSeed() % 1e9)
  for (const [key, share] of Object.entries(shares)) {
    // Stopping at a narrow interval prefers lucky ones; what is measured here is what it costs.
    expect(share, key).toBeGreaterThanOrEqual(0.9)
  }
})
