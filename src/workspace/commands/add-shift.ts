/** One more shift for a pool: like another of its shifts, or weekdays in office hours. */
import { orderBetween } from '../../base/index.ts'
import { all, get, newId, type Blueprint, type Shift } from '../../blueprint/index.ts'
import { withRecord } from '../changed.ts'
import { command } from '../command.ts'

interface Args {
  pool: string
  /** What differs from the pool's last shift. */
  shift?: Partial<Pick<Shift, 'name' | 'days' | 'spans' | 'headcount'>>
}

export const addShift = command<Args>({
  name: 'add-shift',
  label: { en: 'Add a shift', 'zh-CN': '增加班次' },
  can: (blueprint, args) => withShift(blueprint, args) !== undefined,
  run: (blueprint, args) => withShift(blueprint, args) ?? blueprint,
})

function withShift(blueprint: Blueprint, { pool, shift }: Args): Blueprint | undefined {
  if (!get(blueprint, 'pool', pool)) return undefined
  const last = all(blueprint, 'shift')
    .filter((one) => one.pool === pool)
    .at(-1)
  const record: Shift = {
    type: 'shift',
    pool,
    days: last?.days ?? ['mon', 'tue', 'wed', 'thu', 'fri'],
    spans: last?.spans ?? [['09:00', '18:00']],
    headcount: 1,
    order: orderBetween(last?.order, undefined),
    marks: { headcount: { mark: 'proposed' } },
    ...shift,
  }
  const id = newId(blueprint, `${pool}-shift`, 'shift')
  return withRecord(blueprint, id, record)
}
