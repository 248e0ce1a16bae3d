/** How often one way out of a step is taken; the other ways share the rest as they did before. */
import { flowsFrom, get, type Blueprint, type Flow } from '../../blueprint/index.ts'
import { withField } from '../changed.ts'
import { command } from '../command.ts'

interface Args {
  flow: string
  /** From 0 to 1. */
  share: number
}

export const setShare = command<Args>({
  name: 'set-share',
  label: { en: 'Change a share', 'zh-CN': '修改比例' },
  can: (blueprint, args) => shared(blueprint, args) !== undefined,
  run: (blueprint, args) => shared(blueprint, args) ?? blueprint,
})

function shared(blueprint: Blueprint, { flow: id, share }: Args): Blueprint | undefined {
  const flow = get(blueprint, 'flow', id)
  if (!flow || !(share >= 0 && share <= 1)) return undefined
  const others = flowsFrom(blueprint, flow.from, flow.kind).filter((one) => one.id !== id && isRival(one, flow))
  const rest = others.reduce((sum, one) => sum + (one.share ?? 0), 0)
  let next = withField(blueprint, id, 'share', share)
  for (const other of others) {
    const part = rest > 0 ? (other.share ?? 0) / rest : 1 / others.length
    next = next && withField(next, other.id, 'share', Number(((1 - share) * part).toFixed(6)))
  }
  return next
}

/** Chosen by lot among the same ways: the same exit, and no condition. */
const isRival = (one: Flow, other: Flow): boolean =>
  one.share !== undefined && one.when === undefined && (one.on ?? 'done') === (other.on ?? 'done')
