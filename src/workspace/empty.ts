/** An empty blueprint: five lanes, three lines, a week of runs, and nothing in it yet. */
import { orderBetween } from '../base/index.ts'
import { aboutId, type Blueprint, type BlueprintRecord, type Role } from '../blueprint/index.ts'

const lanes: readonly { role: Role; en: string; zh: string }[] = [
  { role: 'evidence', en: 'Physical evidence', zh: '有形展示' },
  { role: 'customer', en: 'Customer actions', zh: '客户行为' },
  { role: 'frontstage', en: 'Frontstage', zh: '前台' },
  { role: 'backstage', en: 'Backstage', zh: '后台' },
  { role: 'support', en: 'Support processes', zh: '支持过程' },
]

/** Runs start on a Monday at midnight, so that weeks are whole; the user may set another day. */
export function emptyBlueprint(start = '2026-11-02T00:00'): Blueprint {
  const records: Record<string, BlueprintRecord> = {
    [aboutId]: {
      type: 'blueprint',
      name: { en: 'Untitled blueprint', 'zh-CN': '未命名蓝图' },
      start,
      timezone: 'Asia/Shanghai',
      study: {
        kind: 'terminating',
        warmup: { value: 0, unit: 'd' },
        length: { value: 7, unit: 'd' },
        followUp: { value: 7, unit: 'd' },
      },
    },
  }
  let order: string | undefined
  for (const { role, en, zh } of lanes) {
    order = orderBetween(order, undefined)
    records[role] = { type: 'lane', role, order, name: { en, 'zh-CN': zh } }
  }
  return { id: 'untitled', records }
}
