/** Takes steps, flows, lanes or anything else away. The way heals over a step that goes; what belongs to it goes too. */
import { get, type Blueprint } from '../../blueprint/index.ts'
import { aboutId } from '../../blueprint/index.ts'
import { without } from '../changed.ts'
import { command } from '../command.ts'
import { healedWithout } from '../steps.ts'

interface Args {
  ids: readonly string[]
}

export const remove = command<Args>({
  name: 'remove',
  label: { en: 'Delete', 'zh-CN': '删除' },
  keys: ['Delete', 'Backspace'],
  can: (blueprint, { ids }) =>
    ids.length > 0 && ids.every((id) => id !== aboutId && Object.hasOwn(blueprint.records, id)),
  run: (blueprint, { ids }) => removed(blueprint, ids),
})

function removed(blueprint: Blueprint, ids: readonly string[]): Blueprint {
  const steps = ids.filter((id) => get(blueprint, 'node', id))
  const healed = healedWithout(blueprint, steps)
  return without(
    healed,
    ids.filter((id) => !steps.includes(id)),
  )
}
