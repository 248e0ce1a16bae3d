/** One queue as a blueprint: exponential gaps and work, `servers` people, a promise of an hour. Minutes. */
import { parseValue, type Blueprint } from '../../src/blueprint/index.ts'

export interface Queue {
  gap?: number
  work?: number
  servers?: number
  days?: number
  /** null: none is given. */
  warmupDays?: number | null
  replications?: number
  more?: Record<string, unknown>
  serve?: Record<string, unknown>
}

export function queueOf({
  gap = 10,
  work = 8,
  servers = 1,
  days = 60,
  warmupDays = 10,
  replications,
  more = {},
  serve = {},
}: Queue = {}): Blueprint {
  const name = (en: string) => ({ name: { en, 'zh-CN': en } })
  const records = {
    blueprint: {
      ...{ type: 'blueprint', ...name('Queue'), start: '2026-11-02T00:00', timezone: 'Asia/Shanghai' },
      study: {
        kind: 'steady',
        ...(warmupDays !== null && { warmup: { value: warmupDays, unit: 'd' } }),
        length: { value: days, unit: 'd' },
        followUp: { value: 30, unit: 'd' },
        ...(replications !== undefined && { replications }),
      },
    },
    customer: { type: 'lane', ...name('Customer'), role: 'customer', order: 'b' },
    front: { type: 'lane', ...name('Front'), role: 'frontstage', department: 'desk', order: 'c' },
    desk: { type: 'department', ...name('Desk') },
    come: { type: 'node', kind: 'arrival', ...name('Comes'), lane: 'customer' },
    serve: {
      ...{ type: 'node', kind: 'action', ...name('Serve'), lane: 'front', needs: [{ from: ['clerks'] }] },
      stages: [{ time: { distribution: 'exponential', mean: work, unit: 'min' } }],
      ...serve,
    },
    leave: { type: 'node', kind: 'end', ...name('Leaves'), lane: 'customer', outcome: 'satisfied' },
    'come-serve': { type: 'flow', kind: 'sequence', from: 'come', to: 'serve' },
    'serve-leave': { type: 'flow', kind: 'sequence', from: 'serve', to: 'leave' },
    clerks: { type: 'pool', ...name('Clerks'), capacity: servers },
    people: {
      type: 'stream',
      at: 'come',
      arrivals: { kind: 'renewal', gap: { distribution: 'exponential', mean: gap, unit: 'min' } },
    },
    promise: {
      ...{ type: 'clock', ...name('Served'), counts: 'natural', leading: true, audience: 'customer' },
      ...{ start: { at: 'come', when: 'enter' }, stop: { at: 'serve', when: 'finish' } },
    },
    hour: {
      type: 'service-level',
      ...name('Everybody'),
      clock: 'promise',
      within: { value: 60, unit: 'min' },
      attainment: 0.9,
    },
    ...more,
  }
  const parsed = parseValue({ format: 'throughline-blueprint', schemaVersion: 1, id: 'queue', records })
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.findings, null, 1))
  return parsed.value
}
