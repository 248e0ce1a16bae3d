import { expect, test } from 'vitest'
import { diffRecords, type Records } from '../../src/base/index.ts'
import { get, parseRecord, write } from '../../src/blueprint/index.ts'
import { importObserved } from '../../src/workspace/commands/import-observed.ts'
import { observe } from '../../src/workspace/commands/observe.ts'
import { emptyHistory, recorded, undone } from '../../src/workspace/history.ts'
import { template } from './templates.ts'

const repair = template('fault-repair')
const figures = [
  { of: 'visit', measure: 'service.mean', value: 90.123456789, n: 40, halfWidth: 4 },
  { of: 'f-dispatch-visit', measure: 'bounce', value: 0.125, n: 40 },
] as const
const args = { figures, source: 'faults.csv', period: '2026-11-02', method: 'log' } as const
const observed = (blueprint: typeof repair) =>
  Object.entries(blueprint.records).filter(([id, { type }]) => type === 'observation' && id !== 'tcsi-fixed')

test('each figure is a record of our shape with its source, and a second import takes the place of the first', () => {
  const once = importObserved.run(repair, args)
  expect(observed(once).every(([id, record]) => parseRecord(id, record).ok)).toBe(true)
  expect(get(once, 'observation', 'visit-service-mean')).toMatchObject({
    ...{ value: 90.1235, unit: 'min', n: 40, halfWidth: 4, method: 'log', period: '2026-11-02' },
    marks: { value: { mark: 'observed', source: 'faults.csv', n: 40 } },
  })
  const twice = importObserved.run(once, { ...args, figures: [{ ...figures[0], value: 80 }] })
  expect(observed(twice)).toHaveLength(2)
  expect(get(twice, 'observation', 'visit-service-mean')?.value).toBe(80)
})

test('nothing to write, or nothing to write it on, cannot be imported', () => {
  expect(importObserved.can(repair, { ...args, figures: [] })).toBe(false)
  expect(importObserved.can(repair, { ...args, figures: [{ ...figures[0], of: 'nobody' }] })).toBe(false)
})

test('what is typed is observed, can be taken away, and undo gives the same bytes', () => {
  const seen = { value: 4, unit: 'h', n: 12 } as const
  const typed = observe.run(repair, { of: 'visit', measure: 'wait.mean', seen })
  expect(get(typed, 'observation', 'visit-wait-mean')).toMatchObject({
    ...{ value: 4, unit: 'h', n: 12 },
    marks: { value: { mark: 'observed', n: 12 } },
  })
  expect(write(observe.run(typed, { of: 'visit', measure: 'wait.mean', seen: undefined }))).toBe(write(repair))
  const after = importObserved.run(repair, args)
  const diff = diffRecords(repair.records as Records, after.records as Records)
  const step = undone(recorded(emptyHistory, { label: importObserved.label, diff }), after.records as Records)
  expect(write({ ...after, records: step!.records as typeof after.records })).toBe(write(repair))
})
