/** One new step, or a chain of them, behind another one or in a lane of its own. */
import { flowsFrom, get, whyNotNext, type Blueprint, type NodeKind } from '../../blueprint/index.ts'
import { command } from '../command.ts'
import { branches, splitBy, withFlow, withStep } from '../steps.ts'

interface Args {
  /** In their order; ids are fresh. */
  steps: readonly { id: string; name: Record<string, string> }[]
  kind: NodeKind
  lane: string
  department?: string
  /** That of the step that they follow where absent. */
  phase?: string
  /** The step that they follow: they go between it and the one that followed, and are one way more where there is a choice. */
  after?: string
  /** Behind the last one instead, without touching what follows `after`. */
  apart?: boolean
  /** The sub-blueprint it lies in. */
  within?: string
}

export const addSteps = command<Args>({
  name: 'add-steps',
  label: { en: 'Add a step', 'zh-CN': '增加步骤' },
  keys: ['Tab', 'Alt+↓', 'Alt+↑', 'N', 'A', 'D', 'W', 'E', 'T'],
  can: (blueprint, args) => grown(blueprint, args) !== undefined,
  run: (blueprint, args) => grown(blueprint, args) ?? blueprint,
})

function grown(
  blueprint: Blueprint,
  { steps, kind, lane, department, phase, after, apart, within }: Args,
): Blueprint | undefined {
  const role = get(blueprint, 'lane', lane)?.role
  const before = get(blueprint, 'node', after)
  if (role === undefined || steps.length === 0 || steps.some(({ id }) => Object.hasOwn(blueprint.records, id)))
    return undefined
  if (whyNotNext(blueprint, after, kind, role)) return undefined
  const place = { kind, lane, department: department ?? departmentBeside(blueprint, before?.id, lane) }
  const around = { phase: phase ?? before?.phase, within: before?.within ?? within }
  let next: Blueprint | undefined = blueprint
  let last = after
  for (const step of steps) {
    next = next && withStep(next, { ...step, ...place, ...around }, last)
    next = next && joined(next, { kind, last, id: step.id, apart })
    // What is shown or noted hangs on the step itself.
    if (kind !== 'evidence' && kind !== 'note') last = step.id
  }
  return next
}

function joined(
  blueprint: Blueprint,
  { kind, last, id, apart }: { kind: NodeKind; last: string | undefined; id: string; apart?: boolean },
): Blueprint | undefined {
  if (last === undefined) return blueprint
  if (kind === 'evidence') return withFlow(blueprint, id, last, 'evidence')
  if (kind === 'note') {
    const { type, ...note } = blueprint.records[id] as { type: 'node' }
    return { ...blueprint, records: { ...blueprint.records, [id]: { type, ...note, about: last } as never } }
  }
  const way = flowsFrom(blueprint, last).filter((flow) => (flow.on ?? 'done') === 'done')
  // Nothing follows an end, so it is a way of its own.
  const splits = way.length === 1 && !apart && kind !== 'end' && !branches(blueprint, last)
  return splits ? splitBy(blueprint, way[0].id, id) : withFlow(blueprint, last, id)
}

/** In the same lane the same department goes on. */
function departmentBeside(blueprint: Blueprint, after: string | undefined, lane: string): string | undefined {
  const before = get(blueprint, 'node', after)
  return before?.lane === lane ? before.department : undefined
}
