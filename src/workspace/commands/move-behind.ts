/** A step that is there already leaves its own way, which heals, and comes behind another one, as the last of its way or as one way more. */
import { get, whyNotNext, type Blueprint } from '../../blueprint/index.ts'
import { command } from '../command.ts'
import { lifted, withFlow } from '../steps.ts'

interface Args {
  step: string
  after: string
}

export const moveBehind = command<Args>({
  name: 'move-behind',
  label: { en: 'Move in its lane', 'zh-CN': '在泳道内移动' },
  can: (blueprint, args) => moved(blueprint, args) !== undefined,
  run: (blueprint, args) => moved(blueprint, args) ?? blueprint,
})

function moved(blueprint: Blueprint, { step, after }: Args): Blueprint | undefined {
  const node = get(blueprint, 'node', step)
  const role = get(blueprint, 'lane', node?.lane)?.role
  if (!node || !role || step === after || node.kind === 'arrival' || node.kind === 'end') return undefined
  return whyNotNext(blueprint, after, node.kind, role) ? undefined : withFlow(lifted(blueprint, step), after, step)
}
