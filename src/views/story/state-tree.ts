/** The value of an XState machine as a tree of named states: `{ visit: 'queued' }` is “Travel and repair” with “waiting” inside. */
import { inLanguage, type Language, type Texts } from '../../base/index.ts'
import { get, type Blueprint } from '../../blueprint/index.ts'

export interface StateNode {
  /** As the machine has it. */
  key: string
  name: string
  inner: StateNode[]
}

const inner: Record<string, Texts> = {
  queued: { en: 'waiting', 'zh-CN': '等待' },
  served: { en: 'being served', 'zh-CN': '处理中' },
  calm: { en: 'not yet', 'zh-CN': '未到' },
  rung: { en: 'has rung', 'zh-CN': '已到' },
  over: { en: 'closed', 'zh-CN': '办结' },
  start: { en: 'begins', 'zh-CN': '开始' },
}

export function stateTree(value: unknown, blueprint: Blueprint, language: Language): StateNode[] {
  if (typeof value === 'string') return [{ key: value, name: stateName(value, blueprint, language), inner: [] }]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).map(([key, within]) => ({
    key,
    name: stateName(key, blueprint, language),
    inner: isEmpty(within) ? [] : stateTree(within, blueprint, language),
  }))
}

/** Steps and flows by their own names; the parts of a step by what they mean; else the machine's own word. */
export function stateName(key: string, blueprint: Blueprint, language: Language): string {
  const known = inner[key]?.[language]
  if (known) return known
  const id = key.split(/[:~.]/)[0]
  const node = get(blueprint, 'node', id)
  if (node) return inLanguage(node.name, language)
  const flow = get(blueprint, 'flow', id)
  if (!flow) return key
  const to = inLanguage(get(blueprint, 'node', flow.to)?.name, language)
  return inLanguage(flow.name, language) || `→ ${to}`
}

const isEmpty = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.keys(value).length === 0
