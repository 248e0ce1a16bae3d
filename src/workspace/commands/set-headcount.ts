/** So many people on a shift, or units in a pool that has no shifts. */
import type { Blueprint } from '../../blueprint/index.ts'
import { withField } from '../changed.ts'
import { command } from '../command.ts'

interface Args {
  /** A shift or a pool. */
  record: string
  /** A whole number; for a pool, null is as many as needed. */
  people: number | null
}

export const setHeadcount = command<Args>({
  name: 'set-headcount',
  label: { en: 'Change the number of people', 'zh-CN': '调整人数' },
  can: (blueprint, args) => staffed(blueprint, args) !== undefined,
  run: (blueprint, args) => staffed(blueprint, args) ?? blueprint,
})

function staffed(blueprint: Blueprint, { record, people }: Args): Blueprint | undefined {
  const target = Object.hasOwn(blueprint.records, record) ? blueprint.records[record] : undefined
  if (target?.type === 'shift') return withField(blueprint, record, 'headcount', people)
  return target?.type === 'pool' ? withField(blueprint, record, 'capacity', people) : undefined
}
