/** The XState machine as plain JSON: what `createMachine` takes as it is. What is not routing stands in the root's `meta`. */
import { ok, refused, type Result } from '../base/index.ts'
import type { Blueprint } from '../blueprint/index.ts'
import { toMachine, type CaseMachine } from '../compile/index.ts'
import { check } from '../rules/index.ts'
import type { Format } from './index.ts'

export const machineJson = {
  name: 'machine-json',
  label: { en: 'State machine, plain (XState, JSON)', 'zh-CN': '状态机，纯配置（XState，JSON）' },
  extension: 'machine.json',
  media: 'application/json',
  loses: {
    en: 'It is the life of one case: people, hours, arrivals and the picture are not in it.',
    'zh-CN': '只含一件工单的历程，不含人员、日历、到达和图形。',
  },
  write,
} satisfies Format

function write(blueprint: Blueprint): Result<string> {
  const machine = machineOf(blueprint)
  if (!machine.ok) return machine
  const { life, ...meta } = machine.value
  return ok(`${JSON.stringify({ ...life, meta }, null, 2)}\n`)
}

/** The machine of a blueprint that can run; else why it cannot. */
export function machineOf(blueprint: Blueprint): Result<CaseMachine> {
  const blocking = check(blueprint).filter(({ severity }) => severity === 'blocks')
  return blocking.length > 0 ? refused(blocking) : ok(toMachine(blueprint))
}
