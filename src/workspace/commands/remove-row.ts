/**
 * Takes a lane, department or phase away. What is in it goes to another one of its type, where one is given. Else the
 * steps of a lane go with it and the way heals over them; those of a department or phase stay, and belong to none.
 */
import { all, get, kinds, type Blueprint, type BlueprintRecord, type Node, type Role } from '../../blueprint/index.ts'
import { without, withRecord } from '../changed.ts'
import { command } from '../command.ts'
import { healedWithout, recordOf } from '../steps.ts'

interface Args {
  id: string
  to?: string
}

export const removeRow = command<Args>({
  name: 'remove-row',
  label: { en: 'Delete a lane, department or phase', 'zh-CN': '删除泳道、部门或阶段' },
  can: (blueprint, args) => removed(blueprint, args) !== undefined,
  run: (blueprint, args) => removed(blueprint, args) ?? blueprint,
})

function removed(blueprint: Blueprint, { id, to }: Args): Blueprint | undefined {
  if (!Object.hasOwn(blueprint.records, id) || id === to) return undefined
  const { type } = blueprint.records[id]
  if (type !== 'lane' && type !== 'department' && type !== 'phase') return undefined
  if (to !== undefined && !get(blueprint, type, to)) return undefined
  const left =
    type === 'lane'
      ? laneLeft(blueprint, id, to)
      : type === 'department'
        ? departmentLeft(blueprint, id, to)
        : changed(blueprint, ({ phase }) => (phase === id ? { phase: to } : undefined))
  return left && without(left, [id])
}

/** A step that moves keeps its owner, also the one that it had from its lane. */
function laneLeft(blueprint: Blueprint, id: string, to: string | undefined): Blueprint | undefined {
  const steps = all(blueprint, 'node').filter((node) => node.lane === id)
  if (to === undefined) {
    const left = healedWithout(
      blueprint,
      steps.map((node) => node.id),
    )
    return changed(left, ({ type, lane }) => (type === 'department' && lane === id ? { lane: undefined } : undefined))
  }
  const [old, home] = [get(blueprint, 'lane', id), get(blueprint, 'lane', to)]
  const fits = ({ kind }: Node) =>
    kinds.some(({ name, roles }) => name === kind && home && (roles as readonly Role[]).includes(home.role))
  if (!steps.every(fits)) return undefined
  return changed(blueprint, (fields) => {
    if (fields.lane !== id) return undefined
    if (fields.type === 'department') return { lane: to }
    const owner = fields.department ?? old?.department
    return { lane: to, department: owner === home?.department ? undefined : owner }
  })
}

/** What is part of it becomes part of what it was part of itself. */
function departmentLeft(blueprint: Blueprint, id: string, to: string | undefined): Blueprint | undefined {
  const above = get(blueprint, 'department', id)?.parent
  return changed(blueprint, (fields) => {
    const then = fields.then as { to?: string }[] | undefined
    const next = {
      ...(fields.department === id && { department: to }),
      ...(fields.type === 'department' && fields.parent === id && { parent: above }),
      ...(fields.type === 'escalation' && fields.to === id && { to }),
      ...(fields.type === 'escalation' &&
        then?.some((level) => level.to === id) && {
          then: then.map(({ to: up, ...level }) => ({ ...level, ...defined({ to: up === id ? to : up }) })),
        }),
    }
    return Object.keys(next).length > 0 ? next : undefined
  })
}

type Fields = Record<string, unknown>

/** Every record that `change` has something for, with that; `undefined` takes a field away. */
function changed(blueprint: Blueprint, change: (fields: Fields) => Fields | undefined): Blueprint | undefined {
  let next: Blueprint | undefined = blueprint
  for (const [id, record] of Object.entries(blueprint.records)) {
    const more = change(record as unknown as Fields)
    if (more && next)
      next = withRecord(next, id, defined({ ...recordOf({ ...record, id }), ...more }) as BlueprintRecord)
  }
  return next
}

const defined = <T extends object>(fields: T): T =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T
