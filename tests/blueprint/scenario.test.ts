import { describe, expect, test } from 'vitest'
import { say, type Change } from '../../src/base/index.ts'
import { apply, flowsFrom, get, write, type Blueprint } from '../../src/blueprint/index.ts'
import { template } from '../workspace/templates.ts'
import { records, small } from './small.ts'

function applied(changes: Change[], blueprint = small()): Blueprint {
  const result = apply(blueprint, changes)
  if (!result.ok) throw new Error(say(result.findings[0], 'en'))
  return result.value
}

describe('a scenario laid on a blueprint', () => {
  test('no changes are the same blueprint', () => {
    const blueprint = template('fault-repair')
    expect(write(applied([], blueprint))).toBe(write(blueprint))
  })

  test('a field is set, one inside another too', () => {
    const changed = applied([
      { set: 'clerk', field: 'capacity', to: 5 },
      { set: 'serve', field: 'stages.0.time.mean', to: 3 },
      { set: 'in', field: 'handoff.agreed', to: { value: 2, unit: 'h' } },
    ])
    expect(get(changed, 'pool', 'clerk')?.capacity).toBe(5)
    expect(changed.records.serve).toMatchObject({
      stages: [{ time: { distribution: 'exponential', mean: 3, unit: 'min' } }],
    })
    expect(get(changed, 'flow', 'in')?.handoff).toEqual({ agreed: { value: 2, unit: 'h' } })
  })

  test('null takes a field away, but a capacity of null is as many as needed', () => {
    const changed = applied([
      { set: 'front', field: 'department', to: null },
      { set: 'clerk', field: 'capacity', to: null },
    ])
    expect('department' in changed.records.front).toBe(false)
    expect(get(changed, 'pool', 'clerk')?.capacity).toBeNull()
  })

  test('a record is added, another removed with the flows at it', () => {
    const changed = applied([
      { add: 'senior', record: { type: 'pool', name: { en: 'Senior' }, capacity: 1 } },
      { remove: 'leaves' },
    ])
    expect(get(changed, 'pool', 'senior')?.capacity).toBe(1)
    expect(flowsFrom(changed, 'serve')).toEqual([])
    expect('out' in changed.records).toBe(false)
  })

  test('changes are made in their order', () => {
    const changed = applied([
      { add: 'senior', record: { type: 'pool', name: {}, capacity: 1 } },
      { set: 'senior', field: 'capacity', to: 4 },
      { set: 'clerk', field: 'capacity', to: 3 },
      { set: 'clerk', field: 'capacity', to: 7 },
    ])
    expect([get(changed, 'pool', 'senior')?.capacity, get(changed, 'pool', 'clerk')?.capacity]).toEqual([4, 7])
  })

  test('the blueprint itself stays as it was', () => {
    const blueprint = small()
    const before = write(blueprint)
    applied([{ set: 'serve', field: 'stages.0.time.mean', to: 99 }, { remove: 'leaves' }], blueprint)
    expect(write(blueprint)).toBe(before)
  })

  test.each<[string, Change[], string]>([
    ['a record that is not there', [{ set: 'nobody', field: 'capacity', to: 1 }], '“nobody”'],
    ['one that is gone already', [{ remove: 'leaves' }, { remove: 'leaves' }], '“leaves”'],
    ['one of the prototype', [{ set: 'constructor', field: 'name', to: 1 }], '“constructor”'],
    ['a value of the wrong shape', [{ set: 'clerk', field: 'capacity', to: 'many' }], 'records/clerk/capacity'],
    ['a field that does not exist', [{ set: 'clerk', field: 'colour', to: 'red' }], 'colour'],
    ['a record of no type', [{ add: 'x', record: { type: 'planet' } }], '“planet”'],
  ])('%s is refused by name, with the whole scenario', (_, changes, said) => {
    const result = apply(small(), [{ set: 'clerk', field: 'capacity', to: 1 }, ...changes])
    expect(result.ok).toBe(false)
    expect(result.findings.map((finding) => say(finding, 'en')).join(' ')).toContain(said)
    expect(say(result.findings[0], 'zh-CN')).toMatch(/[\u4e00-\u9fff]/)
  })

  test('all that is missing is named at once', () => {
    const result = apply(small(), [{ remove: 'a-one' }, { remove: 'a-two' }])
    expect(result.findings.flatMap((finding) => finding.at)).toEqual(['a-one', 'a-two'])
  })

  test('nothing on the prototype of records counts as there', () => {
    expect(apply(small(), [{ set: 'to-string', field: 'name', to: {} }]).ok).toBe(false)
    expect(Object.keys(records)).toContain('serve')
  })
})
