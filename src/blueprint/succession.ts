/** What may follow what: the one place that says why a flow cannot be drawn. An editor offers only the rest. */
import type { Texts } from '../base/index.ts'
import type { Blueprint, Flow, Node, NodeKind } from './blueprint.ts'
import { kinds } from './kinds/index.ts'
import { all, get, roleOf, type Identified } from './queries.ts'
import type { Role } from './records.ts'

/** What one end of a flow is, also of a step that is only about to be made. */
interface End {
  id?: string
  kind: NodeKind
  role: Role | undefined
  within: string | undefined
}

const reasons = {
  'to-itself': { en: 'A step does not lead to itself.', 'zh-CN': '步骤不能连到自己。' },
  'after-end': { en: 'Nothing follows an end.', 'zh-CN': '结束之后没有后续。' },
  'into-arrival': {
    en: 'Cases come in at an arrival; nothing leads there.',
    'zh-CN': '工单从到达点进入，不能连回到达点。',
  },
  note: { en: 'A note is about a step; no way leads there.', 'zh-CN': '备注只说明步骤，没有去向。' },
  evidence: {
    en: 'Evidence belongs to a customer action.',
    'zh-CN': '有形展示只属于客户行为。',
  },
  there: { en: 'It leads there already.', 'zh-CN': '已经连到那里。' },
  elsewhere: {
    en: 'It lies in another sub-blueprint.',
    'zh-CN': '位于另一个子蓝图中。',
  },
  lane: { en: 'It has no place in this lane.', 'zh-CN': '不能放在这条泳道。' },
} as const satisfies Record<string, Texts>

const endOf = (blueprint: Blueprint, node: Identified<Node>): End => ({
  id: node.id,
  kind: node.kind,
  role: roleOf(blueprint, node),
  within: node.within,
})

/** The kind of flow that joins two nodes when nobody says: evidence is shown, everything else moves the case on. */
export const flowKindBetween = (from: Pick<Node, 'kind'>, to: Pick<Node, 'kind'>): Flow['kind'] =>
  from.kind === 'evidence' || to.kind === 'evidence' ? 'evidence' : 'sequence'

/** @returns why the second node may not follow the first; undefined where it may */
export function whyNotConnected(
  blueprint: Blueprint,
  from: string,
  to: string,
  kind?: Flow['kind'],
  on: Flow['on'] = 'done',
): Texts | undefined {
  const [first, second] = [get(blueprint, 'node', from), get(blueprint, 'node', to)]
  if (!first || !second) return reasons.elsewhere
  const wanted = kind ?? flowKindBetween(first, second)
  const isThere = all(blueprint, 'flow').some(
    (flow) => flow.from === from && flow.to === to && flow.kind === wanted && (flow.on ?? 'done') === on,
  )
  return isThere ? reasons.there : whyNot(endOf(blueprint, first), endOf(blueprint, second), wanted)
}

/** @returns why a new step of a kind may not follow a step in a lane; undefined where it may */
export function whyNotNext(
  blueprint: Blueprint,
  from: string | undefined,
  kind: NodeKind,
  role: Role,
): Texts | undefined {
  if (!kinds.some((one) => one.name === kind && (one.roles as readonly Role[]).includes(role))) return reasons.lane
  const before = get(blueprint, 'node', from)
  if (!before || kind === 'note') return undefined
  return whyNot(endOf(blueprint, before), { kind, role, within: before.within }, flowKindBetween(before, { kind }))
}

function whyNot(from: End, to: End, kind: Flow['kind']): Texts | undefined {
  if (from.id !== undefined && from.id === to.id) return reasons['to-itself']
  if (from.within !== to.within) return reasons.elsewhere
  if (from.kind === 'note' || to.kind === 'note') return reasons.note
  if (from.kind === 'evidence' || to.kind === 'evidence') {
    const other = from.kind === 'evidence' ? to : from
    return kind === 'evidence' && other.kind !== 'evidence' && other.role === 'customer' ? undefined : reasons.evidence
  }
  if (kind !== 'sequence') return undefined
  if (from.kind === 'end') return reasons['after-end']
  if (to.kind === 'arrival') return reasons['into-arrival']
  return undefined
}
