/** What a case earns as work takes longer, and what broken promises weigh by value: worked by hand. */
import { expect, test } from 'vitest'
import { sections, type Figure, type Report } from '../../src/analysis/index.ts'
import { apply, type Blueprint } from '../../src/blueprint/index.ts'
import { blueprintOf } from './by-hand.ts'

const named = (type: string, more = {}) => ({ type, name: { en: type }, ...more })
const plain = blueprintOf({
  gold: named('class', { value: 9 }),
  basic: named('class'),
  serve: named('node', { kind: 'action', lane: 'back' }),
  back: named('lane', { role: 'backstage' }),
  clock: named('clock', {
    start: { at: 'serve', when: 'enter' },
    stop: { at: 'serve', when: 'finish' },
    counts: 'natural',
  }),
})
const priced = (price: number): Blueprint => {
  const changed = apply(plain, [{ set: 'blueprint', field: 'price', to: price }])
  if (!changed.ok) throw new Error('a price fits')
  return changed.value
}
const one = (measure: string, unit: Figure['unit'], replications: number[], more: Partial<Figure> = {}): Figure => ({
  ...{ measure, unit, replications, n: 10, value: replications.reduce((a, b) => a + b, 0) / replications.length },
  ...more,
})
const report = {
  figures: {
    'cost.mean': one('cost.mean', 'money', [70, 90]),
    'cost.time': one('cost.time', 'money', [50, 70]),
    'cost.work': one('cost.work', 'minutes', [100, 140]),
    'attainment@clock': one('attainment', 'share', [0.9, 0.9], { of: 'clock', n: 100 }),
    'attainment@clock/class=gold': one('attainment', 'share', [0.4, 0.6], { of: 'clock', n: 10 }),
    'attainment@clock/class=basic': one('attainment', 'share', [0.95, 0.95], { of: 'clock', n: 90 }),
  },
} as unknown as Report
/** Arithmetic may miss by a hair. */
const rounded = (value = NaN) => Number(value.toFixed(9))
const section = (blueprint: Blueprint) => sections.find(({ name }) => name === 'value')?.make({ blueprint, report })
const values = (blueprint: Blueprint, table: string) =>
  section(blueprint)
    ?.tables.find(({ id }) => id === table)
    ?.rows.map(({ cells }) =>
      cells.flatMap((cell) => (typeof cell === 'object' && 'figure' in cell ? [rounded(cell.figure.value)] : [])),
    )

test('a price of 100 and 80 of cost, 60 of it for two hours of work: every fifth more costs 12', () => {
  expect(values(priced(100), 'profit')).toEqual([
    [96, 32],
    [120, 20],
    [144, 8],
    [180, -10],
    [240, -40],
  ])
  // 20 are left, and a minute costs half: forty minutes more and nothing is earned.
  expect(section(priced(100))?.says[0].facts).toMatchObject({
    profit: '20',
    until: { minutes: expect.closeTo(160, 9) as number },
  })
  expect(section(priced(80))?.says[0].what.en).toMatch(/^With \{work\} of work on it a case costs more than it earns/)
})

test('ten gold cases at 9 weigh as much as ninety others: half of them late counts as 72.5 % kept, not 90 %', () => {
  expect(values(plain, 'weighted')).toEqual([[0.95], [0.5], [0.725], [0.9]])
})

test('without a price or values it says what to add', () => {
  const bare = blueprintOf({ basic: named('class') })
  expect(section(bare)?.missing.map(({ remedy }) => remedy?.en)).toEqual([
    'Give the blueprint its price per case.',
    'Give the classes their value.',
  ])
})
