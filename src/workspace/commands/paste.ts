/** Records that were copied, here or in another blueprint, come in with ids of their own: steps with the flows between them. */
import { equal, freshId, orderBetween } from '../../base/index.ts'
import { all, get, type Blueprint, type BlueprintRecord, type Node } from '../../blueprint/index.ts'
import { withRecord } from '../changed.ts'
import { command } from '../command.ts'
import type { Copied, CopiedRecord } from '../copied.ts'

interface Args {
  copied: Copied
  /** Into this sub-blueprint. */
  within?: string
}

export const paste = command<Args>({
  name: 'paste',
  label: { en: 'Paste', 'zh-CN': '粘贴' },
  keys: ['Ctrl+V', 'Ctrl+D'],
  can: (blueprint, args) => pasted(blueprint, args) !== undefined,
  run: (blueprint, args) => pasted(blueprint, args)?.blueprint ?? blueprint,
})

/** @returns the blueprint with the copies, and the new ids of the steps among them */
export function pasted(
  blueprint: Blueprint,
  { copied, within }: Args,
): { blueprint: Blueprint; steps: string[] } | undefined {
  const ids = new Map<string, string>()
  const isStep = (id: string) => copiedAt(copied, id)?.type === 'node'
  for (const [id, record] of Object.entries(copied.records)) {
    // A way to what did not come along would lead to whatever has that id here.
    const comes =
      record.type === 'node' ||
      (record.type === 'flow' && isStep(record.from) && isStep(record.to)) ||
      // The same image need not be there twice.
      (record.type === 'attachment' && !equal(record, blueprint.records[id]))
    if (!comes) continue
    const taken = (one: string) => Object.hasOwn(blueprint.records, one) || [...ids.values()].includes(one)
    ids.set(id, freshId(id.replace(/-\d+$/, ''), record.type, taken))
  }
  let next: Blueprint | undefined = blueprint
  let order = all(blueprint, 'node').at(-1)?.order
  const steps: string[] = []
  for (const [old, record] of Object.entries(copied.records)) {
    const id = ids.get(old)
    if (id === undefined) continue
    const fresh: unknown = renamed(record, ids)
    if (record.type !== 'node') {
      next = next && withRecord(next, id, fresh as BlueprintRecord)
      continue
    }
    const lane = laneFor(blueprint, copied, record)
    if (lane === undefined) return undefined
    order = orderBetween(order, undefined)
    const { department, phase, within: _, ...node } = fresh as Node
    const place = {
      ...(get(blueprint, 'department', department) ? { department } : {}),
      ...(get(blueprint, 'phase', phase) ? { phase } : {}),
      ...(within === undefined ? {} : { within }),
    }
    next = next && withRecord(next, id, { ...node, ...place, lane, order } as BlueprintRecord)
    steps.push(id)
  }
  return next && steps.length > 0 ? { blueprint: next, steps } : undefined
}

/** The lane of the same id, else the first of the same role. */
function laneFor(blueprint: Blueprint, copied: Copied, node: Node): string | undefined {
  if (get(blueprint, 'lane', node.lane)) return node.lane
  const home = copiedAt(copied, node.lane)
  const role = home?.type === 'lane' ? home.role : undefined
  return all(blueprint, 'lane').find((lane) => lane.role === role)?.id
}

const copiedAt = ({ records }: Copied, id: string): CopiedRecord | undefined =>
  Object.hasOwn(records, id) ? records[id] : undefined

/** Fields that name other records; the same word elsewhere (a kind, a role) is only a word. */
const naming = new Set(['from', 'to', 'instead', 'holds', 'for', 'about', 'attachment'])

/** Whatever names a record that comes along names its copy. */
function renamed(value: unknown, ids: ReadonlyMap<string, string>, names = false): unknown {
  if (typeof value === 'string') return names ? (ids.get(value) ?? value) : value
  if (Array.isArray(value)) return value.map((one) => renamed(one, ids, names))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, renamed(one, ids, naming.has(key))]))
}
