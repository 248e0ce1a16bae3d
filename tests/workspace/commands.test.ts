import { describe, expect, test } from 'vitest'
import { flowsFrom, get, parseRecord, type Blueprint, type BlueprintRecord } from '../../src/blueprint/index.ts'
import { commands, type Command } from '../../src/workspace/index.ts'
import { addShift } from '../../src/workspace/commands/add-shift.ts'
import { applyChanges } from '../../src/workspace/commands/apply-changes.ts'
import { removeShift } from '../../src/workspace/commands/remove-shift.ts'
import { rename } from '../../src/workspace/commands/rename.ts'
import { setDuration } from '../../src/workspace/commands/set-duration.ts'
import { setField } from '../../src/workspace/commands/set-field.ts'
import { setHeadcount } from '../../src/workspace/commands/set-headcount.ts'
import { setShare } from '../../src/workspace/commands/set-share.ts'

const desk: Blueprint = {
  id: 'desk',
  records: {
    front: { type: 'lane', role: 'frontstage', name: { en: 'Frontstage' } },
    clerks: {
      type: 'pool',
      name: { en: 'Clerks', 'zh-CN': '营业员' },
      capacity: 2,
      marks: { capacity: { mark: 'observed' } },
    },
    early: { type: 'shift', pool: 'clerks', days: ['mon'], spans: [['08:00', '12:00']], headcount: 2, order: 'n' },
    check: {
      type: 'node',
      kind: 'action',
      lane: 'front',
      name: { en: 'Check' },
      stages: [{ time: { distribution: 'triangular', min: 6, mode: 10, max: 20, unit: 'min' } }],
      marks: { 'stages.0.time': { mark: 'observed', n: 120 } },
    },
    choose: { type: 'node', kind: 'decision', lane: 'front', name: { en: 'Choose' } },
    a: { type: 'flow', kind: 'sequence', from: 'choose', to: 'check', share: 0.5 },
    b: { type: 'flow', kind: 'sequence', from: 'choose', to: 'check', share: 0.3 },
    c: { type: 'flow', kind: 'sequence', from: 'choose', to: 'check', share: 0.2 },
    d: {
      type: 'flow',
      kind: 'sequence',
      from: 'check',
      to: 'choose',
      handoff: { agreed: { value: 8, unit: 'h' } },
    },
  },
}

function after<Args>(command: Command<Args>, args: Args): Blueprint['records'] {
  expect(command.can(desk, args)).toBe(true)
  const { records } = command.run(desk, args)
  for (const [id, record] of Object.entries(records)) expect(parseRecord(id, record).ok).toBe(true)
  return records
}
const field = (record: BlueprintRecord, name: string): unknown => (record as unknown as Record<string, unknown>)[name]

describe('set-field', () => {
  test('a changed figure is proposed from then on', () => {
    const { check } = after(setField, { record: 'check', field: 'stages.0.time.mode', value: 12 })
    expect(field(check, 'stages')).toEqual([
      { time: { distribution: 'triangular', min: 6, mode: 12, max: 20, unit: 'min' } },
    ])
    expect(check.marks).toEqual({ 'stages.0.time': { mark: 'proposed' } })
  })

  test('a new figure is marked where it stands', () => {
    const { d } = after(setField, { record: 'd', field: 'handoff.agreed', value: { value: 4, unit: 'h' } })
    expect(d.marks).toEqual({ 'handoff.agreed': { mark: 'proposed' } })
  })

  test('a figure taken away takes its mark along', () => {
    const { check } = after(setField, { record: 'check', field: 'stages', value: undefined })
    expect(field(check, 'stages')).toBeUndefined()
    expect(check.marks).toEqual({})
  })

  test('what is put in another order, taken out or added leaves each figure its own mark', () => {
    const [gold, night] = ['class == "gold"', 'channel == "night"'].map((when, at) => ({
      when,
      time: { distribution: 'constant', value: 10 + at, unit: 'min' },
    }))
    const varied: Blueprint = {
      ...desk,
      records: {
        ...desk.records,
        check: {
          ...desk.records.check,
          stages: [{ time: { distribution: 'constant', value: 5, unit: 'min' }, variants: [gold, night] }],
          marks: {
            'stages.0.time': { mark: 'assumed' },
            'stages.0.variants.0.time': { mark: 'observed', n: 12 },
            'stages.0.variants.1.time': { mark: 'observed', n: 7 },
          },
        } as BlueprintRecord,
      },
    }
    const marks = (value: unknown, field = 'stages.0.variants') =>
      setField.run(varied, { record: 'check', field, value }).records.check.marks
    const usual = { 'stages.0.time': { mark: 'assumed' } }
    expect(marks([night, gold])).toEqual({
      ...usual,
      'stages.0.variants.0.time': { mark: 'observed', n: 7 },
      'stages.0.variants.1.time': { mark: 'observed', n: 12 },
    })
    expect(marks([night])).toEqual({ ...usual, 'stages.0.variants.0.time': { mark: 'observed', n: 7 } })
    expect(marks(undefined, 'stages.0.variants.0')).toEqual(marks([night]))
    expect(marks([gold, night, { ...gold, when: 'class == "silver"' }])).toEqual(varied.records.check.marks)
    expect(marks(undefined)).toEqual(usual)
    // Another time in the place of one is another figure.
    expect(marks([{ ...gold, time: night.time }, night])).toEqual({
      ...usual,
      'stages.0.variants.0.time': { mark: 'proposed' },
      'stages.0.variants.1.time': { mark: 'observed', n: 7 },
    })
  })

  test('words are no figures', () => {
    const { clerks } = after(setField, { record: 'clerks', field: 'closing', value: 'finish' })
    expect(clerks.marks).toEqual({ capacity: { mark: 'observed' } })
  })

  test.each([
    ['a record that is not there', { record: 'ghost', field: 'name', value: 'x' }],
    ['a value of the wrong kind', { record: 'clerks', field: 'capacity', value: 'two' }],
    ['a field that no pool has', { record: 'clerks', field: 'colour', value: 'blue' }],
    ['a distribution that nobody knows', { record: 'check', field: 'stages.0.time.distribution', value: 'hunch' }],
  ])('refuses %s', (_, args) => {
    expect(setField.can(desk, args)).toBe(false)
  })

  test('the same value again changes nothing', () => {
    expect(setField.run(desk, { record: 'clerks', field: 'capacity', value: 2 })).toBe(desk)
  })
})

test('rename changes one language and leaves the other', () => {
  const { clerks } = after(rename, { record: 'clerks', language: 'en', name: '  Counter clerks ' })
  expect(field(clerks, 'name')).toEqual({ en: 'Counter clerks', 'zh-CN': '营业员' })
  expect(rename.can(desk, { record: 'front', language: 'en', name: ' ' })).toBe(false)
})

test('set-headcount sets a shift, or a pool without limit', () => {
  expect(field(after(setHeadcount, { record: 'early', people: 3 }).early, 'headcount')).toBe(3)
  expect(field(after(setHeadcount, { record: 'clerks', people: null }).clerks, 'capacity')).toBeNull()
  expect(setHeadcount.can(desk, { record: 'early', people: null })).toBe(false)
  expect(setHeadcount.can(desk, { record: 'early', people: 2.5 })).toBe(false)
  expect(setHeadcount.can(desk, { record: 'early', people: -1 })).toBe(false)
})

test('set-duration keeps the shape of a varying time and moves its mean', () => {
  const { check } = after(setDuration, { record: 'check', field: 'stages.0.time', value: 24 })
  expect(field(check, 'stages')).toEqual([
    { time: { distribution: 'triangular', min: 12, mode: 20, max: 40, unit: 'min' } },
  ])
  expect(after(setDuration, { record: 'check', field: 'stages.0.time', value: 0.4, unit: 'h' }).check).toEqual(check)
  const { d } = after(setDuration, { record: 'd', field: 'handoff.agreed', value: 4 })
  expect(field(d, 'handoff')).toEqual({ agreed: { value: 4, unit: 'h' } })
  expect(setDuration.can(desk, { record: 'd', field: 'handoff.agreed', value: -1 })).toBe(false)
})

test('set-share gives the rest to the other ways, as they had it', () => {
  const records = after(setShare, { flow: 'a', share: 0.75 })
  const shares = flowsFrom({ id: 'desk', records }, 'choose').map((flow) => flow.share)
  expect(shares).toEqual([0.75, 0.15, 0.1])
})

test('add-shift is like the last one, with one person; remove-shift takes it away', () => {
  const records = after(addShift, { pool: 'clerks', shift: { spans: [['12:00', '20:00']] } })
  expect(records['clerks-shift']).toEqual({
    type: 'shift',
    pool: 'clerks',
    days: ['mon'],
    spans: [['12:00', '20:00']],
    headcount: 1,
    order: expect.stringMatching(/^[n-z]/),
    marks: { headcount: { mark: 'proposed' } },
  })
  const left = after(removeShift, { shift: 'early' })
  expect(get({ id: 'desk', records: left }, 'shift', 'early')).toBeUndefined()
})

test('every command has a name of its own', () => {
  expect(new Set(commands.map(({ name }) => name)).size).toBe(commands.length)
})

describe('apply-changes', () => {
  const offer = {
    label: { en: 'Scale to 100 %', 'zh-CN': '按比例调到 100 %' },
    changes: [
      { set: 'a', field: 'share', to: 0.4 },
      { set: 'd', field: 'handoff.agreed', to: { value: 4, unit: 'h' } },
      { set: 'd', field: 'share', to: 1 },
      { set: 'clerks', field: 'closing', to: 'finish' },
      {
        add: 'late',
        record: { type: 'shift', pool: 'clerks', days: ['tue'], spans: [['12:00', '20:00']], headcount: 1 },
      },
      { remove: 'early' },
    ],
  }

  test('does all that is offered as one act; changed figures are proposed', () => {
    const { a, d, clerks, late, early } = after(applyChanges, offer)
    expect([field(a, 'share'), a.marks]).toEqual([0.4, { share: { mark: 'proposed' } }])
    expect(d.marks).toEqual({ 'handoff.agreed': { mark: 'proposed' }, share: { mark: 'proposed' } })
    expect([field(clerks, 'closing'), clerks.marks]).toEqual(['finish', { capacity: { mark: 'observed' } }])
    expect([field(late, 'headcount'), early]).toEqual([1, undefined])
  })

  test('is named after what is offered', () => {
    expect(applyChanges.labelOf?.(offer)).toEqual({ en: 'Scale to 100 %', 'zh-CN': '按比例调到 100 %' })
  })

  test('refuses all of it where a part does not fit', () => {
    const changes = [...offer.changes, { set: 'ghost', field: 'name', to: 'x' }]
    expect(applyChanges.can(desk, { ...offer, changes })).toBe(false)
  })
})
