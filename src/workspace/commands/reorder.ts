/** A lane, department, phase or step changes its place among those of its type. */
import { orderBetween } from '../../base/index.ts'
import { all, type Blueprint } from '../../blueprint/index.ts'
import { withField } from '../changed.ts'
import { command } from '../command.ts'

interface Args {
  id: string
  /** So many places towards the end; negative towards the beginning. */
  by: number
}

export const reorder = command<Args>({
  name: 'reorder',
  label: { en: 'Change the order', 'zh-CN': '调整顺序' },
  can: (blueprint, args) => reordered(blueprint, args) !== undefined,
  run: (blueprint, args) => reordered(blueprint, args) ?? blueprint,
})

function reordered(blueprint: Blueprint, { id, by }: Args): Blueprint | undefined {
  if (!Object.hasOwn(blueprint.records, id) || by === 0) return undefined
  const list = all(blueprint, blueprint.records[id].type)
  const from = list.findIndex((one) => one.id === id)
  const to = from + by
  if (to < 0 || to >= list.length) return undefined
  const rest = list.filter((one) => one.id !== id)
  // Records of old files may lack a key, or share one: then all of the type are numbered anew.
  const keys = rest.map((one) => one.order)
  const isSorted = keys.every((key, at) => key !== undefined && (at === 0 || (keys[at - 1] as string) < key))
  if (isSorted) return withField(blueprint, id, 'order', orderBetween(keys[to - 1], keys[to]))
  const inOrder = [...rest.slice(0, to), list[from], ...rest.slice(to)]
  let next: Blueprint | undefined = blueprint
  let last: string | undefined
  for (const one of inOrder) {
    last = orderBetween(last, undefined)
    next = next && withField(next, one.id, 'order', last)
  }
  return next
}
