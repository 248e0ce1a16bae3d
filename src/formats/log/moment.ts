import { dayNumber } from '../../blueprint/index.ts'

const form =
  /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/i

/**
 * A moment as logs write it: `2022-05-16T10:00:00.000`, `2022/5/16 10:00`, with or without a zone. The clock on the
 * wall counts: zones are left aside, for hours of work go by it.
 * @returns minutes since 1970; undefined where it is none
 */
export function momentIn(text: string): number | undefined {
  const found = form.exec(text.trim())
  if (!found) return undefined
  const [, year, month, day, hour = '0', minute = '0', second = '0', part = '0'] = found
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const at = dayNumber(date)
  if (Number.isNaN(at) || Number(hour) > 24 || Number(minute) > 59 || Number(second) > 60) return undefined
  return at * 1440 + Number(hour) * 60 + Number(minute) + (Number(second) + Number(`0.${part}`)) / 60
}
