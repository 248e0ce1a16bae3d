import { expect, test } from 'vitest'
import type { Report } from '../../../src/analysis/report.ts'
import type { Language } from '../../../src/base/index.ts'
import type { Blueprint, BlueprintRecord } from '../../../src/blueprint/index.ts'
import { layout } from '../../../src/layout/index.ts'
import { announcement } from '../../../src/views/canvas/announce.ts'
import { drawingOf } from '../../../src/views/canvas/drawing.ts'
import { nextStep } from '../../../src/views/canvas/follow.ts'
import { lensOf } from '../../../src/views/canvas/heat.ts'
import { chain, document, flow, named, step } from '../../layout/documents.ts'
import { reportOf } from './figures.ts'

/** A customer reports, an agent logs, a repairer of another department comes; the customer waits for him. */
const service = document({
  hotline: named('department', 'Hotline'),
  field: named('department', 'Field repair'),
  crew: { type: 'pool', name: { en: 'Crew' }, department: 'field', capacity: 7 } as BlueprintRecord,
  report: step('customer', { kind: 'arrival', name: { en: 'Reports' } }),
  wait: step('customer', { kind: 'wait', name: { en: 'Waits' }, for: 'repair' } as never),
  log: step('frontstage', { name: { en: 'Logs' }, department: 'hotline', needs: [{ from: ['crew'] }] } as never),
  repair: step('frontstage', { name: { en: 'Repairs' }, department: 'field', needs: [{ from: ['crew'] }] } as never),
  ...chain('report', 'log'),
  'log-repair': flow('log', 'repair', { handoff: { acknowledged: false } }),
  journey: flow('report', 'wait', { kind: 'journey' }),
})

const measured = reportOf({
  'wait.mean@repair': 200,
  'wait.p90@repair': 660,
  'service.mean@repair': 102,
  'queue.mean@repair': 6.6,
  'wait.mean@log': 0,
  'service.mean@log': 5,
  'volume@report': 45.7,
  'volume@log-repair': 39.9,
  'volume@repair': 39.9,
  'wait.mean@log-repair': 200,
  'utilisation@crew': 0.72,
  'utilisation@crew/hour=7': 0.94,
})

function drawn(blueprint: Blueprint, report: Report | undefined, language: Language = 'en') {
  const reading = { blueprint, report, language, lens: lensOf(blueprint) }
  const drawing = drawingOf(layout(blueprint, { language }), reading)
  const face = (id: string) => drawing.steps.find((one) => one.id === id)!.face
  const edge = (id: string) => drawing.edges.find((one) => one.id === id)!.face
  return { drawing, reading, face, edge }
}

test('a hot step says how many are in line and how long the slowest tenth waits', () => {
  const { face } = drawn(service, measured)
  expect(face('repair')).toEqual({
    second: '6.6 in line, P90 11 h',
    strip: { wait: 200 / 302, work: 102 / 302, heat: 5 },
    heat: 5,
    badges: ['W'],
    reason: undefined,
  })
})

test('a step that nobody waits for says how long its work takes', () => {
  expect(drawn(service, measured).face('log')).toMatchObject({ second: '5 min', heat: 0, badges: [] })
})

test('a wait in the customer’s lane is the wait of the step it is for', () => {
  const { face } = drawn(service, measured)
  expect(face('wait')).toMatchObject({ second: '3 h 20', heat: 5 }) // the longer words do not fit its box
  expect(face('report').second).toBe('45.7 a day')
})

test('no figure is no zero: the strip is unknown, and says why', () => {
  const { face } = drawn(service, reportOf({ 'wait.mean@repair': 'The queue grows without end.' }))
  expect(face('repair')).toMatchObject({
    second: '',
    strip: 'unknown',
    heat: 0,
    reason: { en: 'The queue grows without end.' },
  })
  expect(drawn(service, undefined).face('repair').strip).toBe('unknown')
})

test('a handoff at which cases wait has beads, a number for the rest, and a gate that says what is missing', () => {
  const { edge, drawing } = drawn(service, measured)
  expect(edge('log-repair')).toMatchObject({ tone: 'handoff', heat: 5, beads: 5, more: 2 })
  expect(drawing.gates.map(({ id, gate }) => [id, gate.head, gate.margin, gate.foot])).toEqual([
    ['log-repair', 'waits 3 h 20', '±15 min', '39.9 a day, no receipt'],
  ])
})

test('the customer’s line is a journey, what comes from the customer is no handoff', () => {
  const { edge } = drawn(service, measured)
  expect(edge('journey').tone).toBe('journey')
  expect(edge('report-log').tone).toBe('sequence')
})

test('a department shows its people, how busy they are, and when', () => {
  const rows = drawn(service, measured).drawing.lanes.flatMap((lane) => lane.departments)
  const field = rows.find((row) => row.id === 'field')!
  expect([field.people, field.busy, field.hours?.[7], field.hours?.[3]]).toEqual([
    7,
    0.72,
    expect.closeTo(0.94),
    undefined,
  ])
})

test('what is drawn last lies on top: the hot handoff', () => {
  expect(drawn(service, measured).drawing.edges.at(-1)?.id).toBe('log-repair')
})

test('arrow keys follow the flows', () => {
  const { drawing } = drawn(service, measured)
  expect(nextStep(drawing, 'report', 'ArrowDown')).toBe('log')
  expect(nextStep(drawing, 'log', 'ArrowUp')).toBe('report')
  expect(nextStep(drawing, 'report', 'ArrowRight')).toBe('wait')
  expect(nextStep(drawing, 'report', 'ArrowLeft')).toBeUndefined()
})

test('a step is spoken with its lane, department, times and handoffs, in both languages', () => {
  const english = drawn(service, measured)
  expect(announcement('log', english.drawing, english.reading)).toBe(
    'Logs. frontstage, department Hotline, waits 0 min, works 5 min, handoff to Field repair',
  )
  const chinese = drawn(service, measured, 'zh-CN')
  expect(announcement('log', chinese.drawing, chinese.reading)).toBe(
    'Logs。frontstage，部门 Hotline，等待 0 分，处理 5 分，交接给 Field repair',
  )
})
