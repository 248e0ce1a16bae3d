/** Steps move to another lane, or to another department of a lane. */
import { get, kinds, type Blueprint, type BlueprintRecord, type Role } from '../../blueprint/index.ts'
import { withRecord } from '../changed.ts'
import { command } from '../command.ts'
import { recordOf } from '../steps.ts'

interface Args {
  ids: readonly string[]
  lane: string
  /** The lane’s own where absent. */
  department?: string
}

export const moveSteps = command<Args>({
  name: 'move-steps',
  label: { en: 'Move to a lane', 'zh-CN': '移到泳道' },
  keys: ['Shift+Alt+↓', 'Shift+Alt+↑'],
  can: (blueprint, args) => moved(blueprint, args) !== undefined,
  run: (blueprint, args) => moved(blueprint, args) ?? blueprint,
})

function moved(blueprint: Blueprint, { ids, lane, department }: Args): Blueprint | undefined {
  const home = get(blueprint, 'lane', lane)
  if (!home || ids.length === 0) return undefined
  let next: Blueprint | undefined = blueprint
  for (const id of ids) {
    const node = get(blueprint, 'node', id)
    const kind = kinds.find((one) => one.name === node?.kind)
    if (!node || !kind || !(kind.roles as readonly Role[]).includes(home.role)) return undefined
    const { department: old, ...rest } = recordOf(node) as Extract<BlueprintRecord, { type: 'node' }>
    const owner = department ?? (node.lane === lane ? old : undefined)
    const changed = {
      ...rest,
      lane,
      ...(owner === undefined || owner === home.department ? {} : { department: owner }),
    }
    next = next && withRecord(next, id, changed as BlueprintRecord)
  }
  return next
}
