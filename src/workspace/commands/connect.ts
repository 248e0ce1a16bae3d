/** A flow from one step to another. */
import { whyNotConnected, type Flow } from '../../blueprint/index.ts'
import { command } from '../command.ts'
import { withFlow } from '../steps.ts'

interface Args {
  from: string
  to: string
  /** What suits the two where absent. */
  kind?: Flow['kind']
  on?: Flow['on']
}

export const connect = command<Args>({
  name: 'connect',
  label: { en: 'Connect', 'zh-CN': '连接' },
  keys: ['C'],
  can: (blueprint, { from, to, kind, on }) => whyNotConnected(blueprint, from, to, kind, on) === undefined,
  run: (blueprint, { from, to, kind, on }) => withFlow(blueprint, from, to, kind, on ? { on } : {}) ?? blueprint,
})
