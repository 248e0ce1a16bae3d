/** The laws that hold in every run: on every shipped blueprint, and broken by a recording with a row too few. */
import { randomInt } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { balanceOf, lawNames } from '../../src/analysis/balance.ts'
import { sections, type Report } from '../../src/analysis/index.ts'
import { all, parse, type Blueprint } from '../../src/blueprint/index.ts'
import { simulate } from '../../src/simulation/index.ts'
import { blueprintOf, figuresOf, type HandRow, type World } from './by-hand.ts'

const section = (blueprint: Blueprint, report: Report) =>
  sections.find(({ name }) => name === 'invariants')?.make({ blueprint, report })

describe('the shipped blueprints', () => {
  const files = readdirSync('blueprints').filter((name) => name.endsWith('.json'))
  test.each(files)('%s: Little’s law, flow and work balance for the whole and for each department', async (name) => {
    const parsed = parse(readFileSync(`blueprints/${name}`, 'utf8'))
    if (!parsed.ok) throw new Error(name)
    const seed = randomInt(2 ** 31)
    const result = await simulate(parsed.value, { replications: 2, seed, asks: false })
    if (!result.ok) throw new Error(name)
    for (const law of lawNames) {
      const found = [undefined, ...all(parsed.value, 'department').map(({ id }) => id)].flatMap(
        (of) => balanceOf(result.value, law, of) ?? [],
      )
      expect(found.length).toBeGreaterThan(2)
      expect(found.filter(({ holds }) => !holds).map((one) => [seed, one])).toEqual([])
    }
    const made = section(parsed.value, result.value)
    expect(made?.says[0].what.en).toMatch(/^All \{checks\} balances hold/)
    expect(made?.tables[0].rows.map(({ cells }) => cells[5])).not.toContainEqual(
      expect.objectContaining({ is: 'missed' }),
    )
  })
})

const world: World = {
  records: {
    back: { type: 'lane', name: { en: 'Back' }, role: 'backstage' },
    office: { type: 'department', name: { en: 'Office' } },
    clerks: { type: 'pool', name: { en: 'Clerks' }, capacity: 1, department: 'office' },
    serve: {
      ...{ type: 'node', kind: 'action', name: { en: 'Serve' }, lane: 'back', department: 'office' },
      needs: [{ from: ['clerks'] }],
    },
  },
  places: { serve: ['clerks'] },
  pools: ['clerks'],
  to: 10,
}
/** One is served from 0 to 4, the other waits from 2 and is still at work at 10. */
const rows: HandRow[] = [
  [0, 'pool', -1, 0, 'clerks', 1, 0],
  [0, 'arrive', 0, 0, 'serve', 0, 0],
  [0, 'enter', 0, 0, 'serve', -1, 0],
  [0, 'pool', -1, 0, 'clerks', 1, 1],
  [0, 'begin', 0, 0, 'serve', -1, 0],
  [2, 'arrive', 1, 0, 'serve', 0, 1],
  [2, 'enter', 1, 0, 'serve', -1, 0],
  [4, 'finish', 0, 0, 'serve', '', 4],
  [4, 'gone', 0, 0, '', 'satisfied', 4],
  [4, 'begin', 1, 0, 'serve', -1, 2],
  [10, 'pool', -1, 0, 'clerks', 1, 1],
]
const balances = (list: HandRow[], of?: string) =>
  lawNames.map((law) => {
    const { first, second, holds } = balanceOf({ figures: figuresOf(world, list) }, law, of) ?? {}
    return [law, first, second, holds]
  })

describe('by hand', () => {
  test('4 and 8 minutes inside in 10 are 1.2 on average; two came, one left and one is inside; one is at work all the time', () => {
    for (const of of [undefined, 'office'])
      expect(balances(rows, of)).toEqual([
        ['little', 1.2, 1.2, true],
        ['flow', 2, 2, true],
        ['work', 1, 1, true],
      ])
  })

  test('work that nobody has begun shows: six minutes of it are of no case', () => {
    const short = rows.filter(([time, kind]) => !(time === 4 && kind === 'begin'))
    expect(balances(short, 'office')[2]).toEqual(['work', 1, 0.4, false])
    const figures = figuresOf(world, short)
    const made = section(blueprintOf(world.records ?? {}), { figures, replications: { done: 1 } } as Report)
    expect(made?.says[0]).toMatchObject({ severity: 'defect', facts: { where: { en: 'the whole' } } })
    expect(made?.tables[0].rows.at(-1)?.cells.slice(2)).toEqual([
      ...[1, 0.4, 0.6].map((one) => ({
        en: `${one === 0.6 ? '0.60' : one}`,
        'zh-CN': `${one === 0.6 ? '0.60' : one}`,
      })),
      { is: 'missed', says: { en: 'does not hold', 'zh-CN': '不平衡' } },
    ])
  })
})
