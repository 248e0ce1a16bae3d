/** A new step in the middle of a flow. */
import { get, whyNotNext, type Blueprint, type NodeKind } from '../../blueprint/index.ts'
import { command } from '../command.ts'
import { splitBy, withStep } from '../steps.ts'

interface Args {
  flow: string
  id: string
  name: Record<string, string>
  kind: NodeKind
  /** That of the step before where absent. */
  lane?: string
}

export const insertStep = command<Args>({
  name: 'insert-step',
  label: { en: 'Insert a step', 'zh-CN': '插入步骤' },
  keys: ['I'],
  can: (blueprint, args) => inserted(blueprint, args) !== undefined,
  run: (blueprint, args) => inserted(blueprint, args) ?? blueprint,
})

function inserted(blueprint: Blueprint, { flow: way, id, name, kind, lane }: Args): Blueprint | undefined {
  const flow = get(blueprint, 'flow', way)
  const before = get(blueprint, 'node', flow?.from)
  const home = get(blueprint, 'lane', lane ?? before?.lane)
  if (!flow || !before || !home || kind === 'end' || Object.hasOwn(blueprint.records, id)) return undefined
  if (whyNotNext(blueprint, before.id, kind, home.role)) return undefined
  const department = home.id === before.lane ? before.department : undefined
  const step = { id, name, kind, lane: home.id, department, phase: before.phase, within: before.within }
  const next = withStep(blueprint, step, before.id)
  return next && splitBy(next, way, id)
}
