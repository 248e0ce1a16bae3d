/**
 * What the commands on steps share: a new step, a flow to it, a step put into a flow, and what heals when one goes.
 * Routing (share, condition, limit) belongs to the step that a flow leaves; what is handed over belongs to who receives.
 */
import { freshId, orderBetween } from '../base/index.ts'
import {
  all,
  flowKindBetween,
  flowsFrom,
  flowsTo,
  get,
  type Blueprint,
  type BlueprintRecord,
  type Flow,
  type Identified,
  type Node,
  type NodeKind,
} from '../blueprint/index.ts'
import { withRecord, without } from './changed.ts'

export interface NewStep {
  id: string
  kind: NodeKind
  lane: string
  name: Node['name']
  department?: string
  phase?: string
  within?: string
}

/** An id for a record to be made: it reads like its name and is not taken, nor among those given. */
export const freshRecordId = (
  blueprint: Blueprint,
  name: string,
  stem: string,
  given: readonly string[] = [],
): string => freshId(name, stem, (id) => Object.hasOwn(blueprint.records, id) || given.includes(id))

/** Without its id, as records are kept. */
export function recordOf<R extends BlueprintRecord>(identified: Identified<R>): BlueprintRecord {
  const { id: _, ...record } = identified
  return record as unknown as BlueprintRecord
}

/**
 * The key of a record that comes behind another one of its type; last where that is not among them.
 * Where two of an old file share a key there is nothing between, and it comes behind both.
 */
export function orderBehind(list: readonly Identified[], id: string | undefined): string {
  const at = list.findIndex((one) => one.id === id)
  const before = at < 0 ? list.at(-1)?.order : list[at].order
  const after = at < 0 ? undefined : list.slice(at + 1).find((one) => (one.order ?? '~') > (before ?? ''))?.order
  return orderBetween(before, after)
}

/** @param behind the new step stands behind it in the document's order; last where absent */
export function withStep(blueprint: Blueprint, step: NewStep, behind?: string): Blueprint | undefined {
  const { id, ...fields } = step
  const order = orderBehind(all(blueprint, 'node'), behind)
  const defined = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
  const next = withRecord(blueprint, id, { type: 'node', order, ...defined } as unknown as BlueprintRecord)
  return step.kind === 'arrival' ? next && withStream(next, id) : next
}

/** Nobody comes without a stream: a guess that says so, to be changed. */
const withStream = (blueprint: Blueprint, at: string): Blueprint | undefined =>
  withRecord(blueprint, freshRecordId(blueprint, `${at}-stream`, 'stream'), {
    type: 'stream',
    at,
    arrivals: { kind: 'rate', perDay: 24 },
    marks: { 'arrivals.perDay': { mark: 'assumed' } },
  })

/** Ways out of which one is chosen: by decisions always, elsewhere where they have shares or conditions. */
const chooses = (blueprint: Blueprint, from: string): boolean =>
  get(blueprint, 'node', from)?.kind === 'decision' ||
  exits(blueprint, from).some((flow) => flow.share !== undefined || flow.when !== undefined)

const exits = (blueprint: Blueprint, from: string): Identified<Flow>[] =>
  flowsFrom(blueprint, from).filter((flow) => (flow.on ?? 'done') === 'done')

/** May a step lead several ways at once or by choice, so that one more way is a branch and not an error? */
export const branches = (blueprint: Blueprint, from: string): boolean =>
  get(blueprint, 'node', from)?.kind === 'fork' || chooses(blueprint, from)

/** One more flow. Where one way is chosen the new one gets an even part, and the others share the rest as before. */
export function withFlow(
  blueprint: Blueprint,
  from: string,
  to: string,
  kind?: Flow['kind'],
  fields: Partial<Flow> = {},
): Blueprint | undefined {
  const [first, second] = [get(blueprint, 'node', from), get(blueprint, 'node', to)]
  if (!first || !second) return undefined
  const wanted = kind ?? flowKindBetween(first, second)
  const id = freshRecordId(blueprint, `${from}-to-${to}`, 'flow')
  const others = wanted === 'sequence' && chooses(blueprint, from) ? exits(blueprint, from) : []
  const byLot = others.filter((flow) => flow.when === undefined)
  const left = 1 - 1 / (byLot.length + 1)
  const parts = byLot.map((flow) => Number(((flow.share ?? 1 / byLot.length) * left).toFixed(6)))
  let next: Blueprint | undefined = blueprint
  for (const [at, other] of byLot.entries())
    next = next && withRecord(next, other.id, { ...recordOf(other), share: parts[at] } as BlueprintRecord)
  const rest = Number((1 - parts.reduce((sum, part) => sum + part, 0)).toFixed(6))
  const share = others.length > 0 ? rest : undefined
  const order = orderBehind(all(blueprint, 'flow'), undefined)
  const flow = { type: 'flow', kind: wanted, from, to, order, ...(share === undefined ? {} : { share }), ...fields }
  return next && withRecord(next, id, flow as BlueprintRecord)
}

const routing = ['share', 'shares', 'when', 'limit', 'instead', 'on', 'loop', 'name', 'marks'] as const

/** Puts a step, which is there already, into a flow: what chose the way still chooses it, what is handed over is handed over behind. */
export function splitBy(blueprint: Blueprint, flow: string, step: string): Blueprint | undefined {
  const old = get(blueprint, 'flow', flow)
  if (!old || old.from === step || old.to === step) return undefined
  const own = Object.fromEntries(routing.flatMap((field) => (field in old ? [[field, old[field]]] : [])))
  const rest = Object.fromEntries(
    Object.entries(recordOf(old)).filter(([field]) => !(routing as readonly string[]).includes(field)),
  )
  // The old record stays the first half, so that whoever names it as a way (`instead`) still means the same way.
  const id = freshRecordId(blueprint, `${step}-to-${old.to}`, 'flow')
  const order = orderBehind(all(blueprint, 'flow'), flow)
  const { handoff, item, ...plain } = rest as Partial<Flow>
  const first = { ...plain, ...own, to: step } as BlueprintRecord
  const second = { ...plain, order, from: step, ...(handoff && { handoff }), ...(item && { item }) } as BlueprintRecord
  const next = withRecord(blueprint, flow, first)
  return next && withRecord(next, id, second)
}

/** Takes steps away and joins what came before them to what came after, where there is one way on. */
export function healedWithout(blueprint: Blueprint, ids: readonly string[]): Blueprint {
  let next = blueprint
  for (const id of ids) next = healed(next, id)
  return without(next, ids)
}

/** Takes a step out of its way, which heals; the step stays, and leads nowhere. */
export function lifted(blueprint: Blueprint, step: string): Blueprint {
  const own = [...flowsFrom(blueprint, step), ...flowsTo(blueprint, step)].map(({ id }) => id)
  const rest = healedWithout(blueprint, [step])
  const back = { ...rest, records: { ...rest.records, [step]: blueprint.records[step] } }
  // Its old ways are gone, but for those that healing has led past it.
  const left = own.filter((id) => {
    const one = get(back, 'flow', id)
    return one !== undefined && (one.from === step || one.to === step)
  })
  return without(back, left)
}

function healed(blueprint: Blueprint, id: string): Blueprint {
  let next = blueprint
  for (const kind of ['sequence', 'journey'] as const) {
    const after = flowsFrom(blueprint, id, kind).filter((flow) => (flow.on ?? 'done') === 'done' && flow.to !== id)
    if (after.length !== 1) continue
    const [{ to, handoff, item }] = after
    for (const flow of flowsTo(blueprint, id, kind)) {
      const isThere = flowsFrom(next, flow.from, kind).some(
        (one) => one.to === to && (one.on ?? 'done') === (flow.on ?? 'done'),
      )
      if (flow.from === id || flow.from === to || isThere) continue
      const { handoff: _, item: __, ...rest } = recordOf(flow) as Flow
      const joined = { ...rest, to, ...(handoff && { handoff }), ...(item && { item }) }
      next = withRecord(next, flow.id, joined as BlueprintRecord) ?? next
    }
  }
  return next
}
