/** One more lane, department or phase. */
import { orderBetween } from '../../base/index.ts'
import { all, type Blueprint, type BlueprintRecord, type Role } from '../../blueprint/index.ts'
import { withRecord } from '../changed.ts'
import { command } from '../command.ts'
import { orderBehind } from '../steps.ts'

interface Args {
  id: string
  name: Record<string, string>
  what: { type: 'lane'; role: Role; department?: string } | { type: 'department'; lane?: string } | { type: 'phase' }
  /** It comes behind this one, or before that one; last where both are absent. */
  after?: string
  before?: string
}

export const addRow = command<Args>({
  name: 'add-row',
  label: { en: 'Add a lane, department or phase', 'zh-CN': '增加泳道、部门或阶段' },
  can: (blueprint, args) => added(blueprint, args) !== undefined,
  run: (blueprint, args) => added(blueprint, args) ?? blueprint,
})

function added(blueprint: Blueprint, { id, name, what, after, before }: Args): Blueprint | undefined {
  if (Object.hasOwn(blueprint.records, id)) return undefined
  const list = all(blueprint, what.type)
  const at = list.findIndex((one) => one.id === before)
  const order = at === 0 ? orderBetween(undefined, list[0].order) : orderBehind(list, after ?? list[at - 1]?.id)
  return withRecord(blueprint, id, { ...what, name, order } as BlueprintRecord)
}
