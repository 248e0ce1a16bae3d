/** Does what a finding offers, as one act: the fields that it sets, the records that it adds and takes out. */
import type { Offer } from '../../base/index.ts'
import { apply, type Blueprint } from '../../blueprint/index.ts'
import { withProvenance } from '../changed.ts'
import { command } from '../command.ts'

export const applyChanges = command<Offer>({
  name: 'apply-changes',
  label: { en: 'Mend', 'zh-CN': '修正' },
  labelOf: ({ label }) => label,
  can: (blueprint, offer) => applied(blueprint, offer) !== undefined,
  run: (blueprint, offer) => applied(blueprint, offer) ?? blueprint,
})

function applied(blueprint: Blueprint, { changes }: Offer): Blueprint | undefined {
  const result = apply(blueprint, changes)
  if (!result.ok) return undefined
  const sets = changes.filter((change) => 'set' in change)
  return sets.reduce((next, { set, field }) => withProvenance(blueprint, next, set, field), result.value)
}
