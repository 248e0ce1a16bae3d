/** A document of a few records, for tests that read or change one. */
import { parseValue, type Blueprint } from '../../src/blueprint/index.ts'

export const about = {
  ...{ type: 'blueprint', name: { en: 'Small', 'zh-CN': '小' }, start: '2026-03-02T00:00', timezone: 'Asia/Shanghai' },
  study: { kind: 'terminating', warmup: { value: 0, unit: 'd' }, length: { value: 1, unit: 'd' } },
}

export const records: Record<string, unknown> = {
  blueprint: about,
  customer: { type: 'lane', name: { en: 'Customer' }, role: 'customer', order: 'b' },
  front: { type: 'lane', name: { en: 'Front' }, role: 'frontstage', department: 'shop', order: 'd' },
  shop: { type: 'department', name: { en: 'Shop' } },
  comes: { type: 'node', kind: 'arrival', name: { en: 'Comes' }, lane: 'customer' },
  serve: {
    ...{ type: 'node', kind: 'action', name: { en: 'Serve' }, lane: 'front', needs: [{ from: ['clerk'] }] },
    stages: [{ time: { distribution: 'exponential', mean: 5, unit: 'min' } }],
  },
  leaves: { type: 'node', kind: 'end', name: { en: 'Leaves' }, lane: 'customer', outcome: 'satisfied' },
  in: { type: 'flow', kind: 'sequence', from: 'comes', to: 'serve' },
  out: { type: 'flow', kind: 'sequence', from: 'serve', to: 'leaves' },
  clerk: { type: 'pool', name: { en: 'Clerk' }, capacity: 2 },
  day: { type: 'stream', at: 'comes', arrivals: { kind: 'rate', perDay: 100 } },
}

export const fileOf = (changed: Record<string, unknown> = {}, envelope: Record<string, unknown> = {}) => ({
  ...{ format: 'throughline-blueprint', schemaVersion: 1, id: 'small' },
  // Undefined takes a record away.
  records: Object.fromEntries(Object.entries({ ...records, ...changed }).filter(([, record]) => record !== undefined)),
  ...envelope,
})

export function small(changed: Record<string, unknown> = {}): Blueprint {
  const parsed = parseValue(fileOf(changed))
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.findings))
  return parsed.value
}
