import { describe, expect, test } from 'vitest'
import { painted, stretchesOf, type Blueprint, type BlueprintRecord, type RecordOf } from '../../src/blueprint/index.ts'
import { setFlowKind, setWeek } from '../../src/workspace/commands/index.ts'

const h = 60
const day = 24 * h
const late: RecordOf<'shift'> = {
  type: 'shift',
  pool: 'crew',
  name: { en: 'Late' },
  days: ['mon', 'tue'],
  spans: [['12:00', '20:00']],
  headcount: 3,
  order: 'b',
}
const step = (kind: 'action' | 'decision'): BlueprintRecord => ({ type: 'node', kind, name: {}, lane: 'front' })
const way = (to: string, share: number): RecordOf<'flow'> => ({
  type: 'flow',
  kind: 'sequence',
  from: 'ask',
  to,
  share,
})
const blueprint: Blueprint = {
  id: 'x',
  records: {
    front: { type: 'lane', name: {}, role: 'frontstage' },
    ask: step('decision'),
    a: step('action'),
    b: step('action'),
    c: step('action'),
    'to-a': { ...way('a', 0.5), handoff: { medium: 'paper' } },
    'to-b': way('b', 0.3),
    'to-c': way('c', 0.2),
    crew: { type: 'pool', name: {}, capacity: 0 },
    late,
    office: { type: 'calendar', name: {} },
    'office-hours': { type: 'opening', calendar: 'office', days: ['mon'], spans: [['08:30', '17:30']] },
  },
}
const records = (after: Blueprint, ids: string[]) => ids.map((id) => after.records[id])

describe('the hours of a week', () => {
  test('a day of a shift that is painted otherwise becomes a shift of its own, of as many people', () => {
    const week = painted(stretchesOf([late]), [day + 20 * h, day + 22 * h], true)
    const after = setWeek.run(blueprint, { of: 'late', week })
    expect(records(after, ['late', 'late-2'])).toEqual([
      { ...late, days: ['mon'] },
      { ...late, days: ['tue'], spans: [['12:00', '22:00']], order: 'c' },
    ])
  })

  test('a shift without hours is none, a calendar without hours never opens', () => {
    expect(setWeek.can(blueprint, { of: 'late', week: [] })).toBe(false)
    const after = setWeek.run(blueprint, { of: 'office', week: [] })
    expect('office-hours' in after.records).toBe(false)
  })

  test('days that become alike share one opening again', () => {
    const [first] = stretchesOf([{ days: ['tue'], spans: [['09:00', '12:00']] }])
    const apart = setWeek.run(blueprint, {
      of: 'office',
      week: [...stretchesOf([blueprint.records['office-hours'] as RecordOf<'opening'>]), first],
    })
    expect(Object.values(apart.records).filter(({ type }) => type === 'opening')).toHaveLength(2)
    const alike = stretchesOf([{ days: ['mon', 'tue'], spans: [['09:00', '12:00']] }])
    const after = setWeek.run(apart, { of: 'office', week: alike })
    expect(Object.values(after.records).filter(({ type }) => type === 'opening')).toEqual([
      { type: 'opening', calendar: 'office', days: ['mon', 'tue'], spans: [['09:00', '12:00']] },
    ])
  })
})

describe('the kind of a flow', () => {
  test('what moves no case any more has no share, and the other ways are taken as before among themselves', () => {
    const after = setFlowKind.run(blueprint, { flow: 'to-a', kind: 'information' })
    expect(records(after, ['to-a', 'to-b', 'to-c'])).toMatchObject([
      { type: 'flow', kind: 'information', from: 'ask', to: 'a', handoff: { medium: 'paper' } },
      { share: 0.6 },
      { share: 0.4 },
    ])
    expect(after.records['to-a']).not.toHaveProperty('share')
  })

  test('it is refused where the two are joined so already, or cannot be', () => {
    const second: BlueprintRecord = { type: 'flow', kind: 'money', from: 'ask', to: 'a' }
    const both = { ...blueprint, records: { ...blueprint.records, second } }
    expect(setFlowKind.can(both, { flow: 'second', kind: 'sequence' })).toBe(false)
    expect(setFlowKind.can(both, { flow: 'second', kind: 'evidence' })).toBe(true)
    expect(setFlowKind.can(both, { flow: 'nowhere', kind: 'money' })).toBe(false)
  })
})
