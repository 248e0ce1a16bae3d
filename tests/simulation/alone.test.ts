/** The cases of one class measured apart: the same run, and parts that make up the whole. */
import { expect, test } from 'vitest'
import type { Figure, Report } from '../../src/analysis/report.ts'
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
  expect(own).toEqual([
    ...['cases/class=gold', 'wait.mean@serve/class=gold'],
    ...['wait.p90@serve/class=gold', 'service.mean@serve/class=gold'],
  ])
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
