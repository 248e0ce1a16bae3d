/** Begins the check-list of mystery shoppers at a step: with what is asked of the evidence there, else with the norms. */
import { all, checksFor, get, newId, type Blueprint } from '../../blueprint/index.ts'
import { withRecord } from '../changed.ts'
import { command } from '../command.ts'
import { shopper } from './import-walk.ts'

interface Args {
  of: string
}

export const beginWalk = command<Args>({
  name: 'begin-walk',
  label: { en: 'Begin a check-list', 'zh-CN': '建立检查表' },
  can: (blueprint, args) => begun(blueprint, args) !== undefined,
  run: (blueprint, args) => begun(blueprint, args) ?? blueprint,
})

function begun(blueprint: Blueprint, { of }: Args): Blueprint | undefined {
  if (!get(blueprint, 'node', of) || all(blueprint, 'walk').some((one) => one.of === of)) return undefined
  const record = { type: 'walk' as const, name: shopper, of, checks: checksFor(blueprint, of) }
  return withRecord(blueprint, newId(blueprint, `${of}-walk`, 'walk'), record)
}
