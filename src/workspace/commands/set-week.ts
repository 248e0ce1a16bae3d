/** The open hours of a calendar, or the hours of a shift, over a whole week. Days of other hours become an opening or a shift of their own. */
import { orderBetween } from '../../base/index.ts'
import {
  all,
  get,
  hoursOf,
  newId,
  type Blueprint,
  type BlueprintRecord,
  type RecordOf,
  type Stretch,
} from '../../blueprint/index.ts'
import { withRecord, without } from '../changed.ts'
import { command } from '../command.ts'
import { recordOf } from '../steps.ts'

interface Args {
  /** A calendar or a shift. */
  of: string
  week: readonly Stretch[]
}

export const setWeek = command<Args>({
  name: 'set-week',
  label: { en: 'Change the hours', 'zh-CN': '修改时段' },
  can: (blueprint, args) => opened(blueprint, args) !== undefined,
  run: (blueprint, args) => opened(blueprint, args) ?? blueprint,
})

function opened(blueprint: Blueprint, { of, week }: Args): Blueprint | undefined {
  const shift = get(blueprint, 'shift', of)
  if (shift)
    return week.length === 0 ? undefined : withHours(blueprint, [of], recordOf(shift) as RecordOf<'shift'>, week)
  if (!get(blueprint, 'calendar', of)) return undefined
  const present = all(blueprint, 'opening').filter(({ calendar }) => calendar === of)
  const first: RecordOf<'opening'> = { type: 'opening', calendar: of, days: ['mon'], spans: [['09:00', '17:00']] }
  return withHours(
    blueprint,
    present.map(({ id }) => id),
    present[0] ? (recordOf(present[0]) as RecordOf<'opening'>) : first,
    week,
  )
}

/** As many records as there are days of different hours: those that are there first, then new ones like the first. */
function withHours(
  blueprint: Blueprint,
  present: readonly string[],
  like: RecordOf<'shift'> | RecordOf<'opening'>,
  week: readonly Stretch[],
): Blueprint | undefined {
  const rows = hoursOf(week)
  let next: Blueprint | undefined = without(blueprint, present.slice(rows.length))
  let last = like.order
  for (const [at, hours] of rows.entries()) {
    if (!next) return undefined
    const kept = present[at] as string | undefined
    const own = kept === undefined ? undefined : (next.records[kept] as BlueprintRecord)
    // Records of old files may lack a key, and come last: so do those beside them.
    if (kept === undefined && last !== undefined) last = orderBetween(last, undefined)
    const id = kept ?? newId(next, `${present[0] ?? like.type}`, like.type)
    next = withRecord(next, id, {
      ...(own ?? { ...like, ...(last !== undefined && { order: last }) }),
      ...hours,
    } as BlueprintRecord)
  }
  return next
}
