/** A step becomes one of another kind: what the new kind knows stays, the rest goes. */
import {
  kinds,
  get,
  nodeSchemas,
  type Blueprint,
  type BlueprintRecord,
  type NodeKind,
  type Role,
} from '../../blueprint/index.ts'
import { withRecord } from '../changed.ts'
import { command } from '../command.ts'
import { recordOf } from '../steps.ts'

interface Args {
  id: string
  kind: NodeKind
}

export const changeKind = command<Args>({
  name: 'change-kind',
  label: { en: 'Change the kind of step', 'zh-CN': '更改步骤类型' },
  can: (blueprint, args) => changed(blueprint, args) !== undefined,
  run: (blueprint, args) => changed(blueprint, args) ?? blueprint,
})

function changed(blueprint: Blueprint, { id, kind }: Args): Blueprint | undefined {
  const node = get(blueprint, 'node', id)
  const role = get(blueprint, 'lane', node?.lane)?.role
  const at = kinds.findIndex((one) => one.name === kind)
  if (!node || !role || at < 0 || node.kind === kind || !(kinds[at].roles as readonly Role[]).includes(role))
    return undefined
  const known = new Set(Object.keys(nodeSchemas[at].shape))
  const kept = Object.fromEntries(Object.entries(recordOf(node)).filter(([field]) => known.has(field)))
  return withRecord(blueprint, id, { ...kept, kind } as BlueprintRecord)
}
