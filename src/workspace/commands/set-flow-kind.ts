/** What moves along a flow: the case, or only information, money, a meeting. What moves no case is chosen by no share or condition. */
import {
  flowsFrom,
  get,
  whyNotConnected,
  type Blueprint,
  type BlueprintRecord,
  type Flow,
} from '../../blueprint/index.ts'
import { withField, withRecord, without } from '../changed.ts'
import { command } from '../command.ts'
import { recordOf } from '../steps.ts'

interface Args {
  flow: string
  kind: Flow['kind']
}

export const setFlowKind = command<Args>({
  name: 'set-flow-kind',
  label: { en: 'Change the kind of flow', 'zh-CN': '更改流向类别' },
  can: (blueprint, args) => changed(blueprint, args) !== undefined,
  run: (blueprint, args) => changed(blueprint, args) ?? blueprint,
})

const routing = new Set(['share', 'shares', 'when', 'limit', 'instead', 'on', 'loop'])

function changed(blueprint: Blueprint, { flow: id, kind }: Args): Blueprint | undefined {
  const flow = get(blueprint, 'flow', id)
  if (!flow || flow.kind === kind) return undefined
  if (whyNotConnected(without(blueprint, [id]), flow.from, flow.to, kind)) return undefined
  const fields = Object.entries(recordOf(flow)).filter(([field]) => kind === 'sequence' || !routing.has(field))
  const next = withRecord(blueprint, id, { ...Object.fromEntries(fields), kind } as BlueprintRecord)
  return flow.kind === 'sequence' && next ? withRest(next, flow) : next
}

/** The ways that are left are taken as before among themselves. */
function withRest(blueprint: Blueprint, gone: Flow): Blueprint | undefined {
  const rest = flowsFrom(blueprint, gone.from).filter((one) => (one.on ?? 'done') === (gone.on ?? 'done'))
  const byLot = rest.filter((one) => one.share !== undefined && one.when === undefined)
  const sum = byLot.reduce((all, { share = 0 }) => all + share, 0)
  if (gone.share === undefined || sum === 0) return blueprint
  return byLot.reduce<Blueprint | undefined>((next, { id, share = 0 }) => {
    const part = rest.length === 1 ? undefined : Number((share / sum).toFixed(6))
    return next && withField(next, id, 'share', part)
  }, blueprint)
}
