/** A service of three steps with its figures, and what is drawn of it. */
import type { Report } from '../../src/analysis/report.ts'
import type { Language } from '../../src/base/index.ts'
import type { Blueprint, BlueprintRecord } from '../../src/blueprint/index.ts'
import { drawingOf } from '../../src/drawing/drawing.ts'
import { scaleOf } from '../../src/drawing/heat.ts'
import { layout } from '../../src/layout/index.ts'
import { chain, document, flow, named, step } from '../layout/documents.ts'
import { reportOf } from './figures.ts'

/** A customer reports, an agent logs, a repairer of another department comes; the customer waits for him. */
export const service = document({
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

export const measured = reportOf({
  'wait.mean@repair': 200,
  'wait.mean@wait': 260,
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

export function drawn(blueprint: Blueprint, report: Report | undefined, language: Language = 'en') {
  const reading = { blueprint, report, language, scale: scaleOf(blueprint) }
  const drawing = drawingOf(layout(blueprint, { language }), reading)
  const face = (id: string) => drawing.steps.find((one) => one.id === id)!.face
  const edge = (id: string) => drawing.edges.find((one) => one.id === id)!.face
  return { drawing, reading, face, edge }
}
