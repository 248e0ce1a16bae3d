/** A step that is there already is dropped on a flow: it leaves its own way, which heals, and stands in the middle of this one. */
import { get, whyNotNext, type Blueprint } from '../../blueprint/index.ts'
import { command } from '../command.ts'
import { lifted, splitBy } from '../steps.ts'

interface Args {
  step: string
  flow: string
}

export const placeOnFlow = command<Args>({
  name: 'place-on-flow',
  label: { en: 'Move into a flow', 'zh-CN': '移入流向' },
  can: (blueprint, args) => placed(blueprint, args) !== undefined,
  run: (blueprint, args) => placed(blueprint, args) ?? blueprint,
})

function placed(blueprint: Blueprint, { step, flow }: Args): Blueprint | undefined {
  const node = get(blueprint, 'node', step)
  const way = get(blueprint, 'flow', flow)
  const role = get(blueprint, 'lane', node?.lane)?.role
  if (!node || !way || way.from === step || way.to === step || !role || node.kind === 'end') return undefined
  if (node.kind === 'arrival' || whyNotNext(blueprint, way.from, node.kind, role)) return undefined
  return splitBy(lifted(blueprint, step), flow, step)
}
