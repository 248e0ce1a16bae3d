import { describe, expect, test } from 'vitest'
import { render, type Change } from '../../src/base/index.ts'
import { apply, proposedStudy, reasonOf, rhythmOf, studyKind, type Blueprint } from '../../src/blueprint/index.ts'
import { queueOf } from '../simulation/queue.ts'
import { template } from '../workspace/templates.ts'

const changed = (blueprint: Blueprint, ...changes: Change[]): Blueprint => {
  const result = apply(blueprint, changes)
  if (!result.ok) throw new Error(JSON.stringify(result.findings))
  return result.value
}
const hall = template('business-hall')
const because = (blueprint: Blueprint) => {
  const { kind, because } = proposedStudy(blueprint)
  return `${kind}: ${because}`
}

describe('which study is proposed', () => {
  test.each([
    ['business-hall', 'terminating: days-stand-alone'],
    ['fault-repair', 'steady: always-open'],
    ['complaint-hotline', 'steady: always-open'],
    ['broadband-installation', 'steady: carried-over'],
    ['key-account-solution', 'steady: carried-over'],
  ])('%s is %s, as its author said', (name, proposal) => {
    const blueprint = template(name)
    expect(because(blueprint)).toBe(proposal)
    expect(studyKind(blueprint)).toBe(proposedStudy(blueprint).kind)
  })

  test('a hall that keeps unfinished work for the next day, or is open all night, has no day that begins empty', () => {
    expect(because(changed(hall, { set: 'clerks', field: 'closing', to: 'suspend' }))).toBe('steady: carried-over')
    expect(because(changed(hall, { set: 'managers', field: 'calendar', to: 'always' }))).toBe('steady: always-open')
  })

  test('visitors at all hours, work longer than the day, cases that circulate, a list', () => {
    const arrivals = (to: Extract<Change, { set: string }>['to']) =>
      changed(hall, { set: 'visitors', field: 'arrivals', to })
    expect(because(arrivals({ kind: 'rate', perDay: 300 }))).toBe('steady: always-arriving')
    expect(because(arrivals({ kind: 'population', size: 9 }))).toBe('steady: circulates')
    expect(because(arrivals({ kind: 'times', unit: 'h', times: [9, 10] }))).toBe('terminating: listed')
    const slow = [{ time: { distribution: 'constant', value: 9, unit: 'h' } }]
    expect(because(changed(hall, { set: 'f-counter', field: 'stages', to: slow }))).toBe('steady: takes-longer')
  })

  test('what the user says comes before what is proposed', () => {
    const said = changed(hall, { set: 'blueprint', field: 'study.kind', to: 'steady' })
    expect([studyKind(said), proposedStudy(said).kind]).toEqual(['steady', 'terminating'])
  })

  test('the reason is a sentence in both languages that names what it speaks of', () => {
    const blueprint = template('fault-repair')
    const { what, facts } = reasonOf(blueprint, proposedStudy(blueprint))
    expect(render(what.en, facts, 'en')).toMatch(/^“Hotline agents” never closes, so no day begins empty/)
    expect(render(what['zh-CN'], facts, 'zh-CN')).toMatch(/^“热线座席”从不下班/)
  })
})

test('hours begin anew after a day, a week, the period of a swing, or are always the same', () => {
  expect(rhythmOf(queueOf())).toBeUndefined()
  expect(rhythmOf(template('complaint-hotline'))).toBe(7 * 1440)
  expect(rhythmOf(hall)).toBe(1440)
  const swinging = changed(queueOf(), {
    ...{ set: 'people', field: 'arrivals' },
    to: { kind: 'wave', perDay: 100, amplitudePerDay: 50, period: { value: 6, unit: 'h' } },
  })
  expect(rhythmOf(swinging)).toBe(360)
})
