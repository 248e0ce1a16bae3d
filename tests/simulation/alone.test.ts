/** The cases of one class measured apart: the same run, and parts that make up the whole. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { handoffGaps } from '../../src/analysis/index.ts'
import type { Figure, Report } from '../../src/analysis/report.ts'
import { all, parse } from '../../src/blueprint/index.ts'
import { simulate, type Plan } from '../../src/simulation/index.ts'
import { queueOf } from './queue.ts'

const name = (en: string) => ({ name: { en, 'zh-CN': en } })
const queue = queueOf({
  days: 5,
  warmupDays: 0,
  replications: 5,
  more: {
    gold: { type: 'class', ...name('Gold'), share: 0.3, priority: 1 },
    basic: { type: 'class', ...name('Basic'), share: 0.7, priority: 2 },
  },
})

async function figuresWith(alone: Plan['alone']): Promise<Report> {
  const ran = await simulate(queue, { asks: false, ...(alone && { alone }) })
  if (!ran.ok) throw new Error('refused')
  return ran.value
}

test('who is measured apart changes nothing for the others, and the parts make up the whole', async () => {
  const whole = await figuresWith(undefined)
  const gold = await figuresWith({ by: 'class', id: 'gold' })
  const basic = await figuresWith({ by: 'class', id: 'basic' })
  const keys = Object.keys(whole.figures)
  expect(Object.fromEntries(keys.map((key) => [key, gold.figures[key]]))).toEqual(whole.figures)
  const own = Object.keys(gold.figures).filter((key) => !keys.includes(key))
  expect(own).toEqual(
    expect.arrayContaining([
      ...['cases/class=gold', 'wait.mean@serve/class=gold'],
      ...['wait.p90@serve/class=gold', 'service.mean@serve/class=gold'],
    ]),
  )
  expect(own.filter((key) => !key.endsWith('/class=gold'))).toEqual([])
  expect(gold.key).not.toBe(whole.key)

  for (const measure of ['wait.mean@serve', 'service.mean@serve']) {
    const parts = [gold.figures[`${measure}/class=gold`], basic.figures[`${measure}/class=basic`]]
    const sum = (of: (part: Figure) => number) => parts.reduce((total, part) => total + of(part), 0)
    expect(sum(({ n }) => n)).toBe(whole.figures[measure].n)
    expect(sum(({ value, n }) => value! * n) / sum(({ n }) => n)).toBeCloseTo(whole.figures[measure].value!, 9)
  }
  // Gold goes ahead.
  expect(gold.figures['wait.mean@serve/class=gold'].high).toBeLessThan(
    basic.figures['wait.mean@serve/class=basic'].low!,
  )
})

test('what is handed over is measured apart too: by class it adds up to the whole', async () => {
  const read = parse(readFileSync('blueprints/complaint-hotline.json', 'utf8'))
  if (!read.ok) throw new Error('refused')
  const hotline = read.value
  const classes = all(hotline, 'class').map(({ id }) => id)
  const reports = await Promise.all(
    classes.map(async (id) => {
      const ran = await simulate(hotline, { asks: false, replications: 1, alone: { by: 'class', id } })
      if (!ran.ok) throw new Error('refused')
      return [id, ran.value] as const
    }),
  )
  const whole = reports[0][1]
  const flows = handoffGaps(hotline, whole).filter(({ volume }) => volume?.value)
  expect(flows.length).toBeGreaterThan(8)
  const parts = (key: string) =>
    reports.flatMap(([id, { figures }]) => figures[`${key}/class=${id}`] ?? []).filter(({ n }) => n > 0)
  for (const { flow } of flows)
    expect(parts(`volume@${flow.id}`).reduce((sum, { value }) => sum + value!, 0)).toBeCloseTo(
      whole.figures[`volume@${flow.id}`].value!,
      9,
    )
  const keys = [
    'handed.cycle',
    'handed.between',
    'handed.work',
    'handed.back',
    'handoffs.mean',
    'joint/agreed=kept/promise=late',
  ]
  for (const key of [
    ...keys,
    ...flows.flatMap(({ flow }) => ['wait.mean', 'agreed', 'elapsed.mean', 'back'].map((one) => `${one}@${flow.id}`)),
  ]) {
    const [one, of] = [whole.figures[key], parts(key)]
    if (one?.value === undefined) continue
    const n = of.reduce((sum, part) => sum + part.n, 0)
    expect(n, key).toBe(one.n)
    expect(of.reduce((sum, part) => sum + part.value! * part.n, 0) / n, key).toBeCloseTo(one.value, 6)
  }
})
